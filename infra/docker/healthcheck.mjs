// Exits 0 where this container can take work.
const { PORT, HEALTH_PATH = '/health/ready' } = process.env;
const response = await fetch(`http://localhost:${PORT}${HEALTH_PATH}`).catch(() => undefined);
process.exit(response?.ok ? 0 : 1);

export function today(): Date {
  try {
    return new Date();
  } finally {
    setTimeout(() => undefined, Math.random());
  }
}

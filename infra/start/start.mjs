const oldestNode = 20;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(
    `Node ${process.versions.node} is too old: install Node ${oldestNode} or newer and run npm start again.`,
  );
  process.exit(1);
}

const { onNode24 } = await import('./on-node-24.mjs');
if (await onNode24()) {
  const { start } = await import('./line.mjs');
  process.exit(await start(process.argv.slice(2), process.env));
}

export function tries(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds for which this thread has had the processor: what holds on a busy machine, too, unlike the clock on the wall. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Waiting for a condition: polled, never slept through, with an error that says what did not happen. */

/**
 * @template T
 * @param {string} what            names the condition in the error
 * @param {() => (T | Promise<T>)} probe  the condition holds when it gives a truthy value
 * @param {{timeout?: number, every?: number, describe?: () => unknown}} [options] milliseconds; `describe` adds what was there instead
 * @returns {Promise<NonNullable<T>>}
 */
export async function waitFor(what, probe, { timeout = 10_000, every = 25, describe } = {}) {
  const deadline = Date.now() + timeout;
  let failure;
  for (;;) {
    try {
      const value = await probe();
      if (value) return value;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (Date.now() >= deadline) {
      const instead = describe ? `; there was: ${JSON.stringify(await describe())}` : '';
      throw new Error(`waited ${timeout} ms in vain for ${what}${instead}`, { cause: failure });
    }
    await new Promise((resolve) => { setTimeout(resolve, every); });
  }
}

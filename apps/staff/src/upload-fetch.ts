type Listener = (percent: number) => void;
let listener: Listener | null = null;

/** Whoever sends a file hears how far it is, 0 to 100. */
export function listenToUpload(next: Listener | null): void {
  listener = next;
}

/** `fetch` for large bodies, by the one way in which a browser tells how much of a body has left. */
export async function uploadFetch(
  url: RequestInfo | URL | string,
  init: { method?: string | undefined; headers?: unknown; body?: unknown } = {},
): Promise<Response> {
  const request = new XMLHttpRequest();
  request.open(init.method ?? 'POST', String(url));
  for (const [name, value] of Object.entries((init.headers ?? {}) as Record<string, string>)) {
    request.setRequestHeader(name, value);
  }
  request.upload.onprogress = ({ loaded, total }) => listener?.(Math.floor((100 * loaded) / total));
  await new Promise<void>((resolve, reject) => {
    request.onload = () => resolve();
    request.onerror = () => reject(new TypeError('the file could not be sent'));
    request.send(init.body as XMLHttpRequestBodyInit);
  });
  return new Response(request.responseText, {
    status: request.status,
    headers: { 'content-type': request.getResponseHeader('content-type') ?? 'application/json' },
  });
}

/** Orval's way to say where the service is. */
export const service = { baseUrl: '' };

export async function callWhence<T>(url: string, options: RequestInit): Promise<T> {
  const response = await fetch(`${service.baseUrl}${url}`, options);
  const text = await response.text();
  return { data: text === '' ? undefined : JSON.parse(text), status: response.status, headers: response.headers } as T;
}

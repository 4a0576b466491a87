import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { Transport } from './transport.ts';

/** msal's way out of the process. */
export function networkClient(transport: Transport): INetworkModule {
  return {
    sendGetRequestAsync: <T>(url: string, options?: NetworkRequestOptions) =>
      exchange<T>(transport, 'GET', url, options),
    sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions) =>
      exchange<T>(transport, 'POST', url, options),
  };
}

async function exchange<T>(
  transport: Transport,
  method: string,
  url: string,
  options: NetworkRequestOptions = {},
): Promise<NetworkResponse<T>> {
  const response = await transport(
    new Request(url, {
      method,
      headers: options.headers ?? {},
      ...(options.body !== undefined && { body: options.body }),
    }),
  );
  return {
    headers: Object.fromEntries(response.headers),
    // msal names the type it expects and checks the content itself
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    body: (await response.json()) as T,
    status: response.status,
  };
}

/** How long a service keeps a connection on which nothing happens: longer than a load balancer, so that it is never we who close one in use. */
export const SERVICE_KEEPS_MS = 65_000;

/** How long a connection to another service is kept: much less, so that it is not closed over there as something is sent. */
export const CLIENT_KEEPS_MS = 15_000;

export const forget = (client) => client.emit('x', {});
export const forgetToo = (kafkaClient) => kafkaClient.emit('x', {});

/**
 * The headers of an event of intake, as CloudEvents' Kafka binding wants them; written down here again, so that a
 * change of the product's own is noticed.
 * @param {object} event
 * @param {string} event.id
 * @param {string} event.type
 * @param {string} event.subject
 * @param {number} [event.sequence]
 * @param {string} [event.time]
 * @param {string} [event.traceparent]
 */
export const headersOf = ({ id, type, subject, sequence = 1, time, traceparent }) => ({
  ce_specversion: '1.0',
  ce_id: id,
  ce_type: type,
  ce_source: '/waymark/intake',
  ce_subject: subject,
  ce_time: time ?? new Date().toISOString(),
  'content-type': 'application/json',
  ce_sequence: String(sequence),
  ce_urgent: 'false',
  traceparent: traceparent ?? '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
});

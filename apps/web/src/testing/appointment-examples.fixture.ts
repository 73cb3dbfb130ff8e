import type { AppointmentView } from '@waymark/contracts';

/** Not attended; it had been recorded as attended by mistake. */
export const missedAppointment: AppointmentView = {
  appointmentId: '5d2f8a10-0000-4000-8000-000000000009',
  serviceId: 'cw-loss',
  serviceName: 'Perinatal Loss Pathway',
  purpose: 'first-contact',
  mode: 'telephone',
  at: '2026-11-20T10:30:00.000Z',
  minutes: 30,
  interpreter: 'not-needed',
  outcome: 'did-not-attend',
  corrected: { at: '2026-11-21T09:00:00.000Z', was: 'attended' },
};

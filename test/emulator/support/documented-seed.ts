import { anna, apiId, bernd, seedData } from './tenant.ts';
import type { TenantSeed } from '../../../src/emulator/control/seed.ts';

export const everyone = 'cccccccc-0000-4000-8000-000000000001';
const accounting = 'cccccccc-0000-4000-8000-000000000002';

type User = NonNullable<TenantSeed['users']>[number];

/** Everybody with automatic replies has them for some days only; Anna is at lunch. */
const documented = (user: User): User => ({
  ...user,
  ...(user.automaticReplies && {
    automaticReplies: {
      ...user.automaticReplies,
      status: 'scheduled',
      from: '2020-01-01T00:00:00Z',
      to: '2099-01-01T00:00:00Z',
    },
  }),
  ...(user.oid === anna && {
    calendar: [
      { start: '2019-03-15T19:00:00Z', end: '2019-03-15T21:00:00Z', subject: "Let's go for lunch" },
    ],
  }),
});

/** The tests' tenant with what the documentation's examples ask for. */
export const documentedSeed: TenantSeed = {
  ...seedData,
  apps: (seedData.apps ?? []).map((app) => ({
    ...app,
    ...(app.clientId === apiId && {
      teams: {
        activityTypes: [
          { type: 'taskCreated', templateText: '{actor} created task {taskId}' },
          { type: 'deploymentApprovalRequired', templateText: '{deploymentId} needs approval' },
        ],
      },
    }),
  })),
  users: (seedData.users ?? []).map(documented),
  groups: [
    {
      id: everyone,
      displayName: 'All of Nordlicht',
      mail: 'alle@nordlicht.example',
      members: [bernd, anna, accounting],
    },
    { id: accounting, displayName: 'Accounting', members: [bernd, anna] },
  ],
};

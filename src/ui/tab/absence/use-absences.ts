import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ownAbsencePermissions } from '../../../core/app-permissions.ts';
import type { AbsenceActionBody, AbsencesAnswer } from '../../../wire/absences.ts';
import { useApp } from '../../shared/app-context.ts';
import { paced } from '../../shared/pace.ts';
import { askRegisterAgain } from '../register/use-register.ts';

const key = ['absences'];

/** Absences change a few times a year; being asked to cover should be seen within the minute. */
const FOLLOW_MS = 30_000;

export function useAbsences() {
  const { api } = useApp();
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.absences(signal),
    refetchInterval: (query) => paced(query, FOLLOW_MS),
  });
}

/** What an absence on these days would mean; nothing is asked while they make no sense. */
export function useOutlook(period: { from: string; to: string }, makesSense: boolean) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['absence-outlook', period],
    queryFn: ({ signal }) => api.absenceOutlook(period, signal),
    enabled: makesSense,
    placeholderData: keepPreviousData,
  });
}

/** Looks into the person's own Outlook, only when they say so; asks them first to allow it where they have not yet. */
export function useOutlookAbsences() {
  const { api, host } = useApp();
  return useMutation({
    mutationFn: async (allowFirst: boolean) => {
      if (allowFirst) await host.askConsent?.(ownAbsencePermissions);
      return api.absencesInOutlook();
    },
  });
}

/** Enters an absence. */
export function useEnterAbsence() {
  const { api } = useApp();
  const show = useShow();
  return useMutation({ mutationFn: api.enterAbsence, onSuccess: show });
}

/** Asks for cover, answers, or takes an absence away. */
export function useChangeAbsence(id: string) {
  const { api } = useApp();
  const show = useShow();
  return useMutation({
    mutationFn: (action: AbsenceActionBody) => api.changeAbsence(id, action),
    onSuccess: show,
  });
}

function useShow() {
  const queries = useQueryClient();
  return async (answer: AbsencesAnswer) => {
    await queries.cancelQueries({ queryKey: key });
    queries.setQueryData(key, answer);
    for (const other of ['absence-outlook', 'desk'])
      void queries.invalidateQueries({ queryKey: [other] });
    // who can be reached today stands wherever the register is shown
    askRegisterAgain(queries);
  };
}

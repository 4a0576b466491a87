import { useState } from 'react';
import type { Person } from '../../../core/person.ts';
import type { TabChoice } from '../../host/host.ts';
import { useApp } from '../../shared/app-context.ts';
import { Notice } from '../../shared/states.tsx';
import { useChannelPages } from '../../shared/directory-queries.ts';
import { plain } from '../../shared/text.ts';
import { useTitle } from '../use-title.ts';
import { AreaChoice } from './area-choice.tsx';
import { useChannelWords } from './channel-words.ts';
import { type Team, TeamChoice } from './team-choice.tsx';

const kinds = ['area', 'team'] as const;

/** Asks what a channel's tab shows, one area or one team; the host's own button saves it. */
export default function ConfigurePage() {
  const { t, say } = useChannelWords();
  const { host } = useApp();
  const before = new URLSearchParams(host.chosen?.split('?')[1]);
  const teamBefore = useTeam(before);
  const [kind, setKind] = useState<(typeof kinds)[number]>(before.has('people') ? 'team' : 'area');
  const [area, setArea] = useState(before.get('area') ?? '');
  const [chosenTeam, setTeam] = useState<Team>();
  const team = chosenTeam ?? teamBefore;
  useTitle(t('channel.configure'));
  const tell = (next: { kind: typeof kind; area: string; team: Team }) =>
    host.chooseTab?.(next.kind === 'area' ? areaChoice(next.area) : teamChoice(next.team));
  return (
    <div className="card configure">
      <h1>{t('channel.configure')}</h1>
      <div className="row" role="radiogroup" aria-label={say('what')}>
        {kinds.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="kind"
              checked={kind === each}
              onChange={() => {
                setKind(each);
                tell({ kind: each, area, team });
              }}
            />{' '}
            {say(`kind.${each}`)}
          </label>
        ))}
      </div>
      {kind === 'area' ? (
        <AreaChoice
          area={area}
          onChange={(chosen) => {
            setArea(chosen);
            tell({ kind, area: chosen, team });
          }}
        />
      ) : (
        <TeamChoice
          team={team}
          onChange={(chosen) => {
            setTeam(chosen);
            tell({ kind, area, team: chosen });
          }}
        />
      )}
      <p className="cap">{t('channel.same')}</p>
      {!host.chooseTab && (
        <Notice look="tint" icon="info">
          {t('channel.onlyInTeams')}
        </Notice>
      )}
    </div>
  );
}

/** The team that the tab has shown so far; whoever answers for nothing any more has left it. */
function useTeam(before: URLSearchParams): Team {
  const wanted = before.get('people') ?? '';
  const { data } = useChannelPages({ people: wanted }, wanted !== '');
  const oids = new Set(wanted.split(','));
  const people = new Map<string, Person>();
  for (const { responsibility } of data?.pages.flatMap(({ entries }) => entries) ?? []) {
    const { owner, deputies, team } = responsibility;
    for (const each of [owner, ...deputies, ...team])
      if (oids.has(each.oid)) people.set(each.oid, each);
  }
  return { people: [...people.values()], name: before.get('name') ?? '' };
}

function areaChoice(area: string): TabChoice | undefined {
  if (area === '') return undefined;
  return { place: `channel?area=${encodeURIComponent(area)}`, name: plain(area) };
}

function teamChoice({ people, name }: Team): TabChoice | undefined {
  if (people.length === 0 || name.trim() === '') return undefined;
  const oids = people.map(({ oid }) => oid).join(',');
  return { place: `channel?people=${oids}&name=${encodeURIComponent(name.trim())}`, name };
}

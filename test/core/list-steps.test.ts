import { describe, expect, it } from 'vitest';
import { manualSteps, pnpScript } from '../../src/core/list-steps.ts';
import { listPlans } from '../../src/core/lists.ts';

describe('the script for what Graph cannot do', () => {
  const script = pnpScript('https://nordlicht.sharepoint.com/sites/baton', [2024, 2025]);
  /** What the script does, without its comments. */
  const commands = script
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, ''))
    .join('\n');

  it.each([
    ['a view of the register', /Add-PnPView -List 'Responsibilities' -Title 'Nach Bereich'/],
    ['a view of the hand-offs', /Add-PnPView -List 'Handoffs' -Title 'Nach Stand'/],
    ['a warning of filtered default views', /Write-Warning "Responsibilities: the default view/],
    ['colours of the status', /Set-PnPField -List 'Responsibilities' -Identity 'Status'/],
    ['versions of the register', /'Responsibilities' -EnableVersioning \$true -MajorVersions 500/],
    ['versions of the settings', /'Settings' -EnableVersioning \$true -MajorVersions 500/],
    ['a warning of rows with permissions of their own', /HasUniqueRoleAssignments/],
    ['the hand-offs for Baton alone', /'Handoffs' -BreakRoleInheritance/],
    ['the events for Baton alone', /'HandoffEvents' -BreakRoleInheritance/],
    ['the checkpoints for Baton alone', /'Checkpoints' -BreakRoleInheritance/],
    ['the readings for Baton alone', /'AuditorReadings' -BreakRoleInheritance/],
    ['an archive for Baton alone', /'HandoffEvents2024' -BreakRoleInheritance/],
    ['every archive for Baton alone', /'HandoffEvents2025' -BreakRoleInheritance/],
  ])('contains %s', (_what, command) => expect(commands).toMatch(command));

  it('contains every step with its words in both languages and all its lines, in their order', () => {
    let from = 0;
    for (const { de, en, script: lines } of manualSteps([2024, 2025]))
      for (const part of [de, en, ...lines]) {
        const at = script.indexOf(part, from);
        expect(at, part).toBeGreaterThanOrEqual(from);
        from = at + part.length;
      }
  });

  it('stops before anything is done where a list is missing', () => {
    for (const { name } of listPlans)
      expect(script.indexOf(`-Identity '${name}' -ThrowExceptionIfListNotFound`)).toBeLessThan(
        script.indexOf('Add-PnPView'),
      );
    expect(script).toContain("-Identity 'HandoffEvents2025' -ThrowExceptionIfListNotFound");
    expect(script).toContain("$ErrorActionPreference = 'Stop'");
  });
});

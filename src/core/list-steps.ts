import { type AnyListName, archiveName, archivePlan, type ListName, listPlans } from './lists.ts';
import { rowRightsSetting } from './row-rights.ts';

/** Something that Graph can neither do nor show: an admin does it, by PnP PowerShell or by hand. */
export interface ManualStep {
  list: AnyListName;
  de: string;
  en: string;
  /** Lines of PnP PowerShell, safe to repeat. */
  script: readonly string[];
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const writtenByBaton: readonly ListName[] = [
  'Handoffs',
  'HandoffEvents',
  'Checkpoints',
  'AuditorReadings',
];

/** Everything that is left to do by other means, in the order of the lists; the archives of these years last. */
export function manualSteps(archivedYears: readonly number[]): ManualStep[] {
  return [...always, ...archivedYears.map((year) => readOnlyForMembers(archiveName(year)))];
}

const always: readonly ManualStep[] = [
  view(
    'Responsibilities',
    ['Title', 'Area', 'Owner', 'Deputy', 'ValidFrom', 'ValidTo', 'ReviewBy', 'Status'],
    'Nach Bereich',
    'Area',
  ),
  statusColours(),
  versioning('Responsibilities'),
  versioning('Settings'),
  rowsWithRights(),
  view(
    'Handoffs',
    ['Title', 'OwnerName', 'Area', 'State', 'StateSince', 'Due'],
    'Nach Stand',
    'State',
  ),
  ...writtenByBaton.map(readOnlyForMembers),
];

function view(
  list: ListName,
  columns: readonly string[],
  title: string,
  groupBy: string,
): ManualStep {
  const fields = columns.map(quote).join(',');
  const group = `<GroupBy Collapse="TRUE"><FieldRef Name="${groupBy}"/></GroupBy><OrderBy><FieldRef Name="Title"/></OrderBy>`;
  return {
    list,
    de: `${list}: eine Ansicht „${title}“ mit ${columns.join(', ')}, gruppiert nach ${groupBy}. Die Standardansicht darf keinen Filter haben: was sie verbirgt, findet auch Baton nicht.`,
    en: `${list}: a view “${title}” with ${columns.join(', ')}, grouped by ${groupBy}. The default view must have no filter: what it hides Baton does not find either.`,
    script: [
      `if (-not (Get-PnPView -List ${quote(list)} -Identity ${quote(title)} -ErrorAction SilentlyContinue)) { Add-PnPView -List ${quote(list)} -Title ${quote(title)} -Fields ${fields} -Query ${quote(group)} | Out-Null }`,
      `Get-PnPView -List ${quote(list)} | Where-Object { $_.DefaultView -and $_.ViewQuery -match '<Where>' } | ForEach-Object { Write-Warning "${list}: the default view is filtered: $($_.Title)" }`,
    ],
  };
}

function statusColours(): ManualStep {
  const format = JSON.stringify({
    $schema: 'https://developer.microsoft.com/json-schemas/sp/v2/column-formatting.schema.json',
    elmType: 'div',
    txtContent: '@currentField',
    attributes: {
      class:
        "=if(@currentField == 'Active', 'sp-css-backgroundColor-BgMintGreen', if(@currentField == 'Draft', 'sp-css-backgroundColor-BgGold', 'sp-css-backgroundColor-BgLightGray'))",
    },
  });
  return {
    list: 'Responsibilities',
    de: 'Responsibilities: die Spalte Status mit Farben (aktiv grün, Entwurf gelb, sonst grau).',
    en: 'Responsibilities: colours for the column Status (active green, draft yellow, else grey).',
    script: [
      `Set-PnPField -List 'Responsibilities' -Identity 'Status' -Values @{ CustomFormatter = ${quote(format)} }`,
    ],
  };
}

function versioning(list: ListName): ManualStep {
  return {
    list,
    de: `${list}: Versionierung einschalten, 500 Hauptversionen, damit man sieht, wer was geändert hat.`,
    en: `${list}: switch versioning on, 500 major versions, so that it shows who changed what.`,
    script: [`Set-PnPList -Identity ${quote(list)} -EnableVersioning $true -MajorVersions 500`],
  };
}

/** Rows with rights of their own are allowed, but Baton has to be told to ask for each person's rights to them. */
function rowsWithRights(): ManualStep {
  const [list, setting] = ['Responsibilities', `${rowRightsSetting} = yes`] as const;
  return {
    list,
    de: `${list}: Haben einzelne Zeilen eigene Berechtigungen, gehört „${setting}“ in die Liste Settings; sonst zeigt Baton sie allen, die das Register sehen dürfen.`,
    en: `${list}: where single rows have permissions of their own, the list Settings needs “${setting}”; else Baton shows them to everybody who may see the register.`,
    script: [
      `Get-PnPListItem -List ${quote(list)} -PageSize 500 | Where-Object { Get-PnPProperty -ClientObject $_ -Property HasUniqueRoleAssignments } | ForEach-Object { Write-Warning "${list}: row $($_.Id) has permissions of its own; the list Settings needs ${setting}" }`,
    ],
  };
}

/** Rights of their own for a list that only Baton writes. */
export function readOnlyForMembers(list: AnyListName): ManualStep {
  return {
    list,
    de: `${list}: Berechtigungen nicht erben; Mitglieder und Besucher dieser Site sehen die Liste nicht. Nur Baton schreibt hier, und wer etwas sehen darf, sieht es in Baton.`,
    en: `${list}: stop inheriting permissions; members and visitors of this site don’t see the list. Only Baton writes here, and who may see something sees it in Baton.`,
    script: [
      `Set-PnPList -Identity ${quote(list)} -BreakRoleInheritance -CopyRoleAssignments -NoCrawl`,
      `foreach ($group in @((Get-PnPGroup -AssociatedMemberGroup), (Get-PnPGroup -AssociatedVisitorGroup))) { foreach ($role in $roles) { Set-PnPListPermission -Identity ${quote(list)} -Group $group -RemoveRole $role -ErrorAction SilentlyContinue } }`,
    ],
  };
}

/** The steps as a script for PowerShell with the module PnP.PowerShell, each with its words in German and English. */
export function pnpScript(siteUrl: string, archivedYears: readonly number[]): string {
  const steps = manualSteps(archivedYears).flatMap(({ de, en, script }, at) => [
    '',
    `# ${at + 1}. ${de}`,
    `# ${at + 1}. ${en}`,
    ...script,
  ]);
  return [
    '# Baton: what Microsoft Graph cannot do. May be repeated. Not tried against a real tenant yet: read it first.',
    '# Install-Module PnP.PowerShell; then: ./FILE.ps1 -ClientId <your PnP app registration>',
    'param([Parameter(Mandatory)][string]$ClientId)',
    "$ErrorActionPreference = 'Stop'",
    `Connect-PnPOnline -Url ${quote(siteUrl)} -Interactive -ClientId $ClientId`,
    '# Roles have other names on a German site.',
    "$roles = (Get-PnPRoleDefinition | Where-Object { $_.RoleTypeKind -in 'Editor', 'Contributor', 'Reader' }).Name",
    ...existingLists(archivedYears),
    ...steps,
    '',
  ].join('\n');
}

function existingLists(archivedYears: readonly number[]): string[] {
  const plans = [...listPlans, ...archivedYears.map(archivePlan)];
  const names = plans.map(({ name, description }) => [name, description] as const);
  return [
    '',
    '# Listen, die es geben muss · lists that must be there',
    ...names.map(
      ([name, description]) =>
        `Get-PnPList -Identity ${quote(name)} -ThrowExceptionIfListNotFound | Out-Null  # ${description}`,
    ),
  ];
}

import { z } from 'zod';

const requirements = z
  .object({
    capabilities: z.array(z.object({ name: z.string(), minVersion: z.string().optional() })),
  })
  .partial();
const icon = z.object({ size: z.number(), url: z.string() });
const control = z.object({
  id: z.string(),
  actionId: z.string().optional(),
  icons: z.array(icon),
});
const tab = z.object({
  groups: z.array(z.object({ id: z.string(), controls: z.array(control) })),
});

const extension = z.object({
  requirements: requirements.optional(),
  runtimes: z.array(
    z.object({
      id: z.string(),
      requirements: requirements.optional(),
      code: z.object({ page: z.string(), script: z.string().optional() }),
      actions: z.array(z.object({ id: z.string(), type: z.string() })),
    }),
  ),
  ribbons: z.array(z.object({ requirements: requirements.optional(), tabs: z.array(tab) })),
  autoRunEvents: z.array(
    z.object({
      requirements: requirements.optional(),
      events: z.array(
        z.object({
          type: z.string(),
          actionId: z.string(),
          options: z.object({ sendMode: z.string().nullish() }).optional(),
        }),
      ),
    }),
  ),
  alternates: z.array(
    z.object({ hide: z.object({ customOfficeAddin: z.object({ officeAddinId: z.string() }) }) }),
  ),
});

/** The parts of the unified manifest that our own rules look at; its form as a whole is the schema's business. */
export const unifiedManifest = z.object({
  id: z.string(),
  version: z.string(),
  developer: z.object({
    websiteUrl: z.string(),
    privacyUrl: z.string(),
    termsOfUseUrl: z.string(),
  }),
  icons: z.record(z.string(), z.string()),
  localizationInfo: z.object({
    defaultLanguageFile: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  staticTabs: z.array(
    z.object({
      entityId: z.string(),
      contentUrl: z.string().optional(),
      websiteUrl: z.string().optional(),
    }),
  ),
  configurableTabs: z.array(z.object({ configurationUrl: z.string() })),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({
    id: z.string(),
    resource: z.string(),
    nestedAppAuthInfo: z.array(
      z.object({
        redirectUri: z.string(),
        scopes: z.array(z.string()),
        claims: z.string().optional(),
      }),
    ),
  }),
  authorization: z.object({
    permissions: z.object({
      resourceSpecific: z.array(z.object({ name: z.string(), type: z.string() })),
    }),
  }),
  activities: z.object({
    activityTypes: z.array(z.object({ type: z.string(), templateText: z.string() })),
  }),
  extensions: z.tuple([extension]),
});

export type UnifiedManifest = z.output<typeof unifiedManifest>;

/** Every address of ours that the manifest names. */
export function addressesIn(manifest: UnifiedManifest): string[] {
  const [{ runtimes }] = manifest.extensions;
  const code = runtimes.flatMap(({ code: { page, script } }) => [page, script]);
  const tabs = manifest.staticTabs.flatMap(({ contentUrl, websiteUrl }) => [
    contentUrl,
    websiteUrl,
  ]);
  const set = manifest.configurableTabs.map(({ configurationUrl }) => configurationUrl);
  const icons = controlsIn(manifest).flatMap((each) => each.icons.map(({ url }) => url));
  return [...code, ...tabs, ...set, ...icons].filter((address) => address !== undefined);
}

export function controlsIn({ extensions: [{ ribbons }] }: UnifiedManifest) {
  return ribbons.flatMap(({ tabs }) =>
    tabs.flatMap(({ groups }) => groups.flatMap(({ controls }) => controls)),
  );
}

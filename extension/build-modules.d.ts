/** Modules that build.mjs makes from data in ../shared-rules. */
declare module "sayso:lessons" {
  /** language → id of the lesson → its words */
  const lessons: Record<string, Record<string, { title: string; text: string }>>;
  export default lessons;
}

declare module "sayso:sites" {
  /** Every site that has an adapter; the facts alone, in the order of their ids. */
  const sites: (Omit<import("./background/sites.js").KnownSite, "checked"> & { checked: import("./shared/types.js").Words })[];
  export default sites;
}

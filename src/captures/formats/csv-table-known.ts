/**
 * Public data sets that are CSV tables: arrivals of requests and jobs, positions of users, vehicles
 * and base stations, and plain time series. One entry a data set, described by its columns.
 */
import { csvTable, type TableDescription } from "./csv-table.ts";
import type { CaptureReader } from "../model/reader.ts";

const position = (latitude: string, longitude: string): TableDescription["extra"] => [
  { column: latitude, name: "latitude_deg" },
  { column: longitude, name: "longitude_deg" },
];

/** Requests to language models at Azure: Patel et al., Splitwise, ISCA 2024. */
export const azureLlmInference: TableDescription = {
  format: "azure-llm-inference",
  title: "Azure LLM inference trace: arrivals with context and generated tokens",
  required: ["TIMESTAMP", "ContextTokens", "GeneratedTokens"],
  time: { column: "TIMESTAMP", unit: "date" },
  event: { name: "request", kind: "instant", unit: "" },
  extra: [
    { column: "ContextTokens", name: "context_tokens" },
    { column: "GeneratedTokens", name: "generated_tokens" },
  ],
};

/** Jobs of a GPU cluster: Weng et al., USENIX ATC 2023. Times are seconds since the trace began. */
export const alibabaGpuPods: TableDescription = {
  format: "alibaba-gpu-pods",
  title: "Alibaba GPU cluster 2023: pods with what they asked for and when they ran",
  required: ["name", "cpu_milli", "memory_mib", "num_gpu", "gpu_milli", "creation_time"],
  time: { column: "creation_time", unit: "s" },
  event: { name: "pod", kind: "instant", unit: "" },
  node: "name",
  extra: [
    { column: "cpu_milli", name: "cpu_milli" },
    { column: "memory_mib", name: "memory_B", unit: "MiB" },
    { column: "num_gpu", name: "gpus" },
    { column: "gpu_milli", name: "gpu_milli" },
    { column: "scheduled_time", name: "scheduled_s", unit: "s" },
    { column: "deletion_time", name: "deleted_s", unit: "s" },
  ],
};

/** Machines of the same cluster. */
export const alibabaGpuNodes: TableDescription = {
  format: "alibaba-gpu-nodes",
  title: "Alibaba GPU cluster 2023: machines",
  required: ["sn", "cpu_milli", "memory_mib", "gpu", "model"],
  event: { name: "gpus", kind: "gauge", unit: "" },
  value: "gpu",
  node: "sn",
  extra: [
    { column: "cpu_milli", name: "cpu_milli" },
    { column: "memory_mib", name: "memory_B", unit: "MiB" },
  ],
};

/** Tracks of people (Geolife) and taxis (Wuxi), as the CoST repository has them. */
export const gpsTracks: TableDescription = {
  format: "gps-tracks",
  title: "GPS tracks with longitude, latitude, timestamp and name",
  required: ["longitude", "latitude", "timestamp", "name_id"],
  time: { column: "timestamp", unit: "date" },
  event: { name: "position", kind: "instant", unit: "" },
  node: "name_id",
  extra: position("latitude", "longitude"),
};

/** Base stations of Shanghai Telecom: Wang et al., JPDC 127, 2019. */
export const shanghaiBaseStations: TableDescription = {
  format: "base-stations",
  title: "base stations with latitude and longitude",
  required: ["index", "latitude", "longitude", "address", "id"],
  event: { name: "base station", kind: "gauge", unit: "" },
  node: "id",
  extra: position("latitude", "longitude"),
};

/** Edge server sites of the EUA data set: Lai et al., ICSOC 2018. */
export const euaSites: TableDescription = {
  format: "eua-sites",
  title: "EUA data set: sites of edge servers",
  required: ["SITE_ID", "LATITUDE", "LONGITUDE"],
  event: { name: "site", kind: "gauge", unit: "" },
  node: "SITE_ID",
  extra: position("LATITUDE", "LONGITUDE"),
};

/** Users of the EUA data set. */
export const euaUsers: TableDescription = {
  format: "eua-users",
  title: "EUA data set: users",
  required: ["Latitude", "Longitude"],
  event: { name: "user", kind: "gauge", unit: "" },
  extra: position("Latitude", "Longitude"),
};

/** Series of the Numenta Anomaly Benchmark: Lavin and Ahmad, ICMLA 2015. */
export const nabSeries: TableDescription = {
  format: "nab-series",
  title: "Numenta Anomaly Benchmark: series of timestamp and value",
  required: ["timestamp", "value"],
  time: { column: "timestamp", unit: "date" },
  event: { name: "value", kind: "gauge", unit: "" },
  value: "value",
};

/** A reader for each. */
export const knownTables: readonly CaptureReader[] = [
  azureLlmInference,
  alibabaGpuPods,
  alibabaGpuNodes,
  gpsTracks,
  shanghaiBaseStations,
  euaSites,
  euaUsers,
  nabSeries,
].map(csvTable);

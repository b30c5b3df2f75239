/** A few lines in the shape of each text format, written by hand. */
import type { Seed } from "./seeds.ts";

const texts: Readonly<Record<string, readonly string[]>> = {
  "perf-stat-csv": [
    `# started on Tue Nov 24 02:01:59 2026

     0.100176543,403.45,msec,task-clock,403454086,100.00,4.030,CPUs utilized
     0.100176543,1234567,,cycles,403454086,100.00,3.060,GHz
     0.100176543,<not supported>,,instructions,0,100.00,,
     0.100176543,0.166214,Joules,power/energy-ram/,200318399,100.00,,
     0.200276543,401.02,msec,task-clock,401020000,100.00,4.010,CPUs utilized
     0.200276543,1200000,,cycles,300765000,75.00,2.993,GHz
     0.200276543,<not counted>,,instructions,0,0.00,,
     0.200276543,0.151000,Joules,power/energy-ram/,200318399,100.00,,
`,
    "     0.100151130,0.166214,Joules\n,power/energy-ram/,200318399,100.00\n" +
    "     0.100151130,5,,cycles,200318399,100.00\n",
    "CPU0,52.47,msec,cpu-clock,4.63%,52467257,100.00,0.997,CPUs utilized\n" +
    "CPU1,1.0,msec,cpu-clock,4.63%,52467257,100.00,0.997,CPUs utilized\n",
  ],
  "perf-stat-json": [
    [["8.070000", "msec", "task-clock", 1], ["<not supported>", "", "cycles", 1], [
      "8.110000",
      "msec",
      "task-clock",
      2,
    ]].map(([value, unit, event, time]) =>
      JSON.stringify({
        interval: time,
        "counter-value": value,
        unit,
        event,
        "event-runtime": 8065456,
        "pcnt-running": 100,
        "metric-value": 0.807,
        "metric-unit": "CPUs utilized",
      })
    ).join("\n"),
  ],
  "perf-stat-text": [
    `# started on Fri Mar 17 11:22:33 2023


 Performance counter stats for 'sort big.txt':

          8,045.12 msec task-clock                #    0.998 CPUs utilized
     3,493,688,425      cpu_atom/cpu-cycles:u/                                        (37.44%)
     2,000,000,001      instructions              #    0.57  insn per cycle           (87.50%)
   <not supported>      LLC-loads

       8.061234567 seconds time elapsed

       7.900000000 seconds user
`,
  ],
  likwid: [
    `TABLE,Group 1 Raw,L3,3,,
Event,Counter,HWThread 0,HWThread 1,,
INSTR_RETIRED_ANY,FIXC0,1000,2000,,
CPU_CLK_UNHALTED_CORE,FIXC1,3000,4000,,
TABLE,Group 1 Metric,L3,2,,
Metric,HWThread 0,HWThread 1,,
Runtime (RDTSC) [s],1.5,1.5,,
CPI,3.0,2.0,,
`,
  ],
  "likwid-timeline": [
    `# GID|MetricsCount|CPUsCount|Total runtime|Metric1-CPU1|Metric1-CPU2
1 2 2 0.5 1.5 2.5 3.0 4.0
1 2 2 1.0 1.6 2.6 3.1 4.1
`,
  ],
  pcm: [
    `System,System,System,System,System,SKT0,SKT0,
Date,Time,EXEC,IPC,FREQ,EXEC,IPC,
2024-02-29,12:00:00.100,0.51,1.20,0.43,0.51,1.20,
2024-02-29,12:00:01.100,0.52,1.21,0.44,0.52,1.21,
`,
  ],
  "nvidia-smi": [
    `timestamp, index, power.draw [W], clocks.sm [MHz], utilization.gpu [%], memory.used [MiB]
2024/02/29 12:00:00.100, 0, 71.25 W, 1980 MHz, 45 %, 1234 MiB
2024/02/29 12:00:00.200, 0, [N/A], 1980 MHz, 46 %, 1234 MiB
2024/02/29 12:00:00.300, 0, 71.50 W, 1980 MHz, 47 %, 1234 MiB
`,
  ],
  "nvidia-smi-dmon": [
    `# gpu   pwr gtemp mtemp    sm   mem   enc   dec  mclk  pclk
# Idx     W     C     C     %     %     %     %   MHz   MHz
    0    71    33     -    45     2     0     0  2619  1980
    0    72    33     -    46     2     0     0  2619  1980
`,
  ],
  "nsight-compute": [
    `==PROF== Connected to process 1
"ID","Process ID","Process Name","Kernel Name","Stream","Metric Name","Metric Unit","Metric Value"
"0","1","axpy","axpy(float*)","7","dram__bytes.sum","Mbyte","12.58"
"0","1","axpy","axpy(float*)","7","sm__cycles_elapsed.max","cycle","1,234,567"
`,
  ],
  prometheus: [
    `# HELP node_cpu_seconds_total Seconds the CPUs spent in each mode.
# TYPE node_cpu_seconds_total counter
node_cpu_seconds_total{cpu="0",mode="idle"} 10870.69 1709208000000
node_cpu_seconds_total{cpu="0",mode="idle"} 10871.69 1709208001000
# TYPE node_load1 gauge
node_load1 0.21
`,
  ],
  "azure-llm-inference": [
    `TIMESTAMP,ContextTokens,GeneratedTokens
2023-11-16 18:15:46.6805900,374,44
2023-11-16 18:15:50.9951690,396,109
`,
  ],
  "alibaba-gpu-pods": [
    `name,cpu_milli,memory_mib,num_gpu,gpu_milli,qos,creation_time,deletion_time,scheduled_time
a-0000,12000,16384,1,1000,LS,0,12537496,0
a-0001,6000,12288,1,460,BE,427061,12902960,427061
`,
  ],
  "alibaba-gpu-nodes": ["sn,cpu_milli,memory_mib,gpu,model\na-0,64000,262144,2,P100\n"],
  "gps-tracks": [
    "longitude,latitude,timestamp,name_id\n116.3,39.9,2008-04-21 16:28:10,1\n" +
    "116.4,39.8,2008-04-21 16:29:10,1\n",
  ],
  "base-stations": [",index,latitude,longitude,address,id\n0,1,31.237872,121.470259,a,0\n"],
  "eua-sites": ["SITE_ID,LATITUDE,LONGITUDE,NAME,STATE\n1,-37.8,144.9,a,VIC\n"],
  "eua-users": ["Latitude,Longitude\n-37.8,144.9\n-37.9,144.8\n"],
  "nab-series": ["timestamp,value\n2014-04-01 00:00:00,18.3\n2014-04-01 00:05:00,21.97\n"],
  "perf-script": [
    `# captured on: Tue Nov 24 02:01:59 2026
# hostname : here
# nrcpus online : 4
# event : name = cycles, , id = { 1, 2 }, type = 0, size = 112, { sample_period, sample_freq } = 997
#
java 977/980 [001] 7628263.042515:     250000 cycles:
	ffffffff8104f45a native_write_msr_safe ([kernel.kallsyms])
	    7f1c2b3a4d5e do_work+0x1d (/usr/lib/libwork.so)

V8 WorkerThread 12 7628263.142515: 1 sched:sched_switch: prev_comm=a prev_pid=1 ==> next_comm=b
	    7f1c2b3a4d5e do_work+0x1d (/usr/lib/libwork.so)

`,
  ],
  folded: ["main;parse;read 12\nmain;draw 3.5\nmain;native_write_[k] 1\n"],
  cpuprofile: [
    JSON.stringify({
      nodes: [{
        id: 1,
        callFrame: {
          functionName: "(root)",
          scriptId: "0",
          url: "",
          lineNumber: -1,
          columnNumber: -1,
        },
        hitCount: 0,
        children: [2],
      }, {
        id: 2,
        callFrame: {
          functionName: "work",
          scriptId: "7",
          url: "file:///a.js",
          lineNumber: 3,
          columnNumber: 5,
        },
        hitCount: 2,
        positionTicks: [{ line: 4, ticks: 2 }],
      }],
      startTime: 1000,
      endTime: 3500,
      samples: [2, 2, 1],
      timeDeltas: [500, 1000, 1000],
    }),
  ],
  speedscope: [
    JSON.stringify({
      "$schema": "https://www.speedscope.app/file-format-schema.json",
      shared: { frames: [{ name: "a", file: "a.c", line: 1 }, { name: "b" }] },
      profiles: [{
        type: "evented",
        name: "one",
        unit: "milliseconds",
        startValue: 0,
        endValue: 10,
        events: [{ type: "O", at: 0, frame: 0 }, { type: "O", at: 2, frame: 1 }, {
          type: "C",
          at: 5,
          frame: 1,
        }, { type: "C", at: 10, frame: 0 }],
      }, {
        type: "sampled",
        name: "two",
        unit: "bytes",
        startValue: 0,
        endValue: 7,
        samples: [[0, 1], [0]],
        weights: [3, 4],
      }],
    }),
  ],
  "chrome-trace": [
    JSON.stringify({
      traceEvents: [
        { name: "process_name", ph: "M", pid: 1, tid: 0, args: { name: "app" } },
        { name: "a", ph: "B", ts: 1, pid: 1, tid: 2 },
        { name: "b", ph: "X", ts: 2, dur: 3, pid: 1, tid: 2 },
        { name: "a", ph: "E", ts: 9, pid: 1, tid: 2 },
        { name: "c", ph: "C", ts: 4, pid: 1, args: { n: 7 } },
      ],
    }),
    `[{"name":"b","ph":"X","ts":2,"dur":3,"pid":1,"tid":2},
{"name":"b","ph":"X","ts":12,"dur":3,"pid":1,"tid":2}`,
  ],
  callgrind: [
    `# callgrind format
version: 1
creator: callgrind-3.19.0
pid: 77
cmd:  ./work
part: 1

positions: line
events: Ir Dr
summary: 33 7

ob=(1) /bin/work
fl=(1) work.c
fn=(1) main
16 10 2
cfn=(2) step
calls=3 20
16 20 5
fn=(2)
20 13 3
+1 7 2
* 3 0
totals: 33 7
`,
  ],
};

export function textSeeds(): Seed[] {
  const encoder = new TextEncoder();
  return Object.entries(texts).flatMap(([format, list]) =>
    list.map((text) => ({ format, bytes: encoder.encode(text) }))
  );
}

// The rival of the event list: std::priority_queue with the same event record.
//
//   queue hold TABLE PENDING EVENTS    events/s of the hold model
//   queue mm1 TABLE CUSTOMERS          customers/s of an M/M/1 at load 0.8
//
// TABLE is a file of 65,536 doubles, increments that are read in order, as the other programs do.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <queue>
#include <vector>

struct Event {
  double time;
  uint64_t order;
  double a, b;
  uint32_t handler;
};

struct Later {
  bool operator()(const Event& x, const Event& y) const {
    return x.time > y.time || (x.time == y.time && x.order > y.order);
  }
};

static std::priority_queue<Event, std::vector<Event>, Later> pending;
static std::vector<double> table(65536);
static double now = 0;
static uint64_t scheduled = 0;
static uint32_t cursor = 0;

static double next() { return table[cursor++ & 65535]; }

static void schedule(double delay, uint32_t handler, double a) {
  pending.push(Event{now + delay, scheduled++, a, 0, handler});
}

static void tick(double a, double) { schedule(next(), 0, a); }

static std::deque<double> line;
static bool busy = false;
static long served = 0;
static double waited = 0;

static void arrive(double, double) {
  schedule(next() / 0.8, 1, 0);
  if (busy) {
    line.push_back(now);
  } else {
    busy = true;
    schedule(next(), 2, 0);
  }
}

static void depart(double, double) {
  served++;
  if (line.empty()) {
    busy = false;
  } else {
    waited += now - line.front();
    line.pop_front();
    schedule(next(), 2, 0);
  }
}

typedef void (*Handler)(double, double);
static Handler handlers[] = {tick, arrive, depart};

static void step() {
  Event event = pending.top();
  pending.pop();
  now = event.time;
  handlers[event.handler](event.a, event.b);
}

static double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int main(int argc, char** argv) {
  FILE* file = argc > 3 ? fopen(argv[2], "rb") : nullptr;
  if (!file || fread(table.data(), sizeof(double), table.size(), file) != table.size()) return 1;
  fclose(file);
  if (!strcmp(argv[1], "hold")) {
    long n = atol(argv[3]), events = atol(argv[4]);
    for (long i = 0; i < n; i++) tick(i, 0);
    long warm = 2 * n > events / 4 ? 2 * n : events / 4;
    for (long i = 0; i < warm; i++) step();
    double start = seconds();
    for (long i = 0; i < events; i++) step();
    printf("%.1f\n", events / (seconds() - start));
  } else {
    long customers = atol(argv[3]);
    arrive(0, 0);
    while (served < customers / 4) step();
    served = 0;
    double start = seconds();
    while (served < customers) step();
    printf("%.1f\n", customers / (seconds() - start));
  }
}

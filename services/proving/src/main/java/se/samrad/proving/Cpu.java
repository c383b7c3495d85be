package se.samrad.proving;

import java.lang.management.ManagementFactory;
import java.util.*;

final class Cpu {
    static Map<String, Long> now() {
        var mx = ManagementFactory.getThreadMXBean();
        Map<String, Long> all = new TreeMap<>();
        for (long id : mx.getAllThreadIds()) {
            var info = mx.getThreadInfo(id);
            if (info == null) continue;
            String name = info.getThreadName().replaceAll("[0-9]+", "#").replaceAll("@.*", "");
            all.merge(name, mx.getThreadCpuTime(id), Long::sum);
        }
        try {
            for (var proc : java.nio.file.Files.newDirectoryStream(java.nio.file.Path.of("/proc"), "[0-9]*")) {
                try {
                    String cmd = java.nio.file.Files.readString(proc.resolve("cmdline"));
                    if (!cmd.contains("mongod\0")) continue;
                    if (!cmd.contains("/tmp/mongod")) continue;
                    String[] st = java.nio.file.Files.readString(proc.resolve("stat"))
                            .replaceAll(".*\\) ", "")
                            .split(" ");
                    all.put("MONGOD", (Long.parseLong(st[11]) + Long.parseLong(st[12])) * 10_000_000L);
                } catch (java.io.IOException e) {
                    System.out.print("");
                }
            }
        } catch (java.io.IOException e) {
            System.out.print("");
        }
        try {
            var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            all.put("PROCESS", os.getProcessCpuTime());
        } catch (Exception e) {
            System.out.print("");
        }
        return all;
    }

    static void tell(Map<String, Long> before, long ours, long raw) {
        var after = now();
        var list = new ArrayList<Map.Entry<String, Long>>();
        after.forEach((k, v) -> list.add(Map.entry(k, v - before.getOrDefault(k, 0L))));
        list.sort((a, b) -> Long.compare(b.getValue(), a.getValue()));
        StringBuilder s = new StringBuilder("   ours " + ours + " raw " + raw + ": ");
        list.stream()
                .limit(22)
                .forEach(e -> s.append(String.format("%s %d ms; ", e.getKey(), e.getValue() / 1_000_000)));
        System.out.println(s);
    }

    static Map<String, Long> mongo(com.mongodb.client.MongoClient c) {
        Map<String, Long> all = new TreeMap<>();
        var totals = c.getDatabase("admin")
                .runCommand(new org.bson.Document("top", 1))
                .get("totals", org.bson.Document.class);
        for (String ns : totals.keySet()) {
            if (!(totals.get(ns) instanceof org.bson.Document d)) continue;
            for (String op : List.of("queries", "getmore", "insert", "update", "remove", "commands")) {
                var o = d.get(op, org.bson.Document.class);
                all.put(ns + " " + op + " us", o.get("time", (Number) 0L).longValue());
                all.put(ns + " " + op + " n", o.get("count", (Number) 0L).longValue());
            }
        }
        return all;
    }

    static void tellMongo(Map<String, Long> before, Map<String, Long> after, long ours) {
        var list = new ArrayList<Map.Entry<String, Long>>();
        after.forEach((k, v) -> {
            if (k.endsWith(" us")) list.add(Map.entry(k, v - before.getOrDefault(k, 0L)));
        });
        list.sort((a, b) -> Long.compare(b.getValue(), a.getValue()));
        StringBuilder s = new StringBuilder("   MONGO " + ours + ": ");
        list.stream().limit(40).forEach(e -> {
            String n = e.getKey().replace(" us", " n");
            s.append(String.format(
                    "%n      %s %d ms %d times",
                    e.getKey(), e.getValue() / 1000, after.getOrDefault(n, 0L) - before.getOrDefault(n, 0L)));
        });
        System.out.println(s);
    }
}

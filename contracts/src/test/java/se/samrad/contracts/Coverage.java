package se.samrad.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds events and states without schema or sample, and files that belong to none. */
final class Coverage {
    private static final Pattern FILE = Pattern.compile(
            "(events|states|samples|samples/states)/(?:earlier/)?([a-z-]+)\\.(\\d+)(\\.[a-z0-9]+)?\\.json");

    private Coverage() {}

    /**
     * @param files paths below the resources
     * @param entries what has to be there, and nothing else
     */
    static List<String> gaps(List<String> files, List<Wire.Entry> entries) {
        List<String> gaps = new ArrayList<>();
        TreeSet<String> left = new TreeSet<>(files);
        for (Wire.Entry entry : entries) {
            for (int number = 1; number <= entry.number(); number++) {
                String tail = entry.name() + "." + number + ".json";
                String schema = entry.folder() + "/" + tail;
                String sample = (entry.folder().equals("events") ? "samples/" : "samples/states/") + tail;
                if (!left.contains(schema)) gaps.add(entry + " has no schema " + schema);
                if (!left.contains(sample)) gaps.add(entry + " has no sample " + sample);
            }
        }
        left.removeIf(file -> entries.stream().anyMatch(entry -> belongs(file, entry)));
        left.forEach(file -> gaps.add(file + " belongs to no event and no state"));
        return gaps;
    }

    private static boolean belongs(String file, Wire.Entry entry) {
        Matcher match = FILE.matcher(file);
        if (!match.matches()) return false;
        String folder = match.group(1).equals("events") || match.group(1).equals("samples") ? "events" : "states";
        return folder.equals(entry.folder())
                && match.group(2).equals(entry.name())
                && Integer.parseInt(match.group(3)) >= 1
                && Integer.parseInt(match.group(3)) <= entry.number();
    }
}

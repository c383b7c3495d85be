package se.samrad.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares the schemas and samples that are there with the list of all that ever were. A sample never changes. A schema may gain
 * an optional field under its number; the schema as it was is then kept beside it in {@code earlier}, numbered from 1.
 */
final class Frozen {
    static final String LIST = "frozen.sha256";

    /** One line of the list, as sha256sum writes it. */
    record Line(String sha256, String path) {
        @Override
        public String toString() {
            return sha256 + "  " + path;
        }
    }

    private Frozen() {}

    static List<Line> lines(Path root) {
        List<Line> lines = new ArrayList<>();
        for (String line : Wire.text(root.resolve(LIST)).lines().toList()) {
            String[] parts = line.split("  ", 2);
            lines.add(new Line(parts[0], parts[1]));
        }
        return lines;
    }

    /** What was changed, is gone or is not listed; empty when all is as it was. */
    static List<String> differences(Path root) {
        List<String> differences = new ArrayList<>();
        Map<Line, String> present = present(root);
        List<Line> listed = lines(root);
        for (Line line : listed) {
            if (!present.containsKey(line)) {
                differences.add(line.path() + " was changed or deleted: its content " + line.sha256() + " is nowhere");
            }
        }
        present.forEach((line, file) -> {
            if (!listed.contains(line)) differences.add(file + " is not listed; add the line: " + line);
        });
        if (!listed.equals(listed.stream().distinct().toList())) differences.add("a line stands twice");
        return differences;
    }

    /** What is there: content and the path it was or is known by, to the file that holds it. */
    private static Map<Line, String> present(Path root) {
        Map<Line, String> present = new HashMap<>();
        for (String file : Wire.jsonFiles(root)) {
            present.put(new Line(sha256(root.resolve(file)), known(file)), file);
        }
        return present;
    }

    /** {@code events/earlier/x.1.2.json} is what {@code events/x.1.json} was before its second change. */
    static String known(String file) {
        return file.replaceFirst("^(events|states)/earlier/(.+)\\.\\d+\\.json$", "$1/$2.json");
    }

    /** The earlier schemas of one number, oldest first, then the present one. */
    static List<String> versions(Path root, String schema) {
        TreeSet<String> earlier = new TreeSet<>((a, b) -> Integer.compare(change(a), change(b)));
        for (String file : Wire.jsonFiles(root)) {
            if (!file.equals(schema) && known(file).equals(schema)) earlier.add(file);
        }
        List<String> versions = new ArrayList<>(earlier);
        versions.add(schema);
        return versions;
    }

    private static int change(String file) {
        return Integer.parseInt(file.replaceFirst("^.*\\.(\\d+)\\.json$", "$1"));
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

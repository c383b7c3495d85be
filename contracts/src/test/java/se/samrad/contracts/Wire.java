package se.samrad.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Everything that crosses the wire, by file: which record has which schema and which samples. */
final class Wire {
    static final Path RESOURCES = Path.of("src", "main", "resources");

    /** As the services write and read: what is null is left out, what is unknown is refused. */
    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static final YAMLMapper YAML = YAMLMapper.builder().build();

    /**
     * An event or a state.
     *
     * @param folder {@code events} or {@code states}
     * @param name type of the event, or kind of the state
     */
    record Entry(Class<?> record, String folder, String name) {
        int number() {
            return Vocabulary.schema(record);
        }

        /** The schema's path below the resources. */
        String schema() {
            return folder + "/" + name + "." + number() + ".json";
        }

        /** Start of the paths of its samples; one is {@code .json}, others have a word between. */
        String samples() {
            return (folder.equals("events") ? "samples/" : "samples/states/") + name + "." + number() + ".";
        }

        @Override
        public String toString() {
            return folder + "/" + name;
        }
    }

    private Wire() {}

    static List<Entry> events() {
        Map<Class<?>, Entry> found = new LinkedHashMap<>();
        for (Vocabulary.Kind kind : Vocabulary.KINDS) {
            for (Class<?> event : eventsOf(kind)) {
                found.putIfAbsent(event, new Entry(event, "events", Vocabulary.typeName(event)));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Class<?>> eventsOf(Vocabulary.Kind kind) {
        List<Class<?>> all = new ArrayList<>(records(kind.events()));
        if (kind.isPublic()) all.addAll(records(kind.publicEvents()));
        return all;
    }

    /** The records of a sealed interface, in the order they are declared. */
    static List<Class<?>> records(Class<?> sealed) {
        return List.of(sealed.getPermittedSubclasses());
    }

    static List<Entry> states() {
        List<Entry> found = new ArrayList<>();
        for (Vocabulary.Kind kind : Vocabulary.KINDS) {
            found.add(new Entry(kind.state(), "states", kind.stream()));
            if (kind.isPublic()) found.add(new Entry(kind.publicState(), "states", kind.stream() + "-public"));
        }
        return found;
    }

    static List<Entry> all() {
        return Stream.concat(events().stream(), states().stream()).toList();
    }

    static List<Path> samples(Entry entry) {
        Path first = RESOURCES.resolve(entry.samples());
        try (Stream<Path> files = Files.list(parent(first))) {
            return files.filter(file -> file.toString().startsWith(first.toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every JSON file below a folder of the resources, as paths with slashes. */
    static List<String> jsonFiles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        return JSON.readTree(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) throw new IllegalArgumentException(file + " has no folder");
        return parent;
    }
}

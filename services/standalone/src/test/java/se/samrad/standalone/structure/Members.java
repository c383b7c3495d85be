package se.samrad.standalone.structure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;

/** Compares the components of records with the properties of schemas, all the way down, and the words of enums. */
final class Members {
    private final Described described;
    private final Set<String> unsaid = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();

    Members(Described described) {
        this.described = described;
    }

    /** In the code alone. */
    Set<String> unsaid() {
        return unsaid;
    }

    /** In the document alone. */
    Set<String> unknown() {
        return unknown;
    }

    /** @param schemas one, or several that together say all of it */
    void compare(String at, ResolvableType type, List<JsonNode> schemas) {
        Class<?> raw = type.toClass();
        if (raw == Optional.class) {
            compare(at, type.getGeneric(), schemas);
            return;
        }
        kind(at, raw, schemas);
        if (Collection.class.isAssignableFrom(raw)) {
            compare(at + "[]", type.asCollection().getGeneric(), items(schemas));
        } else if (raw.isEnum()) {
            words(at, raw, schemas);
        } else if (raw.isRecord() && seen.add(at + raw.getName())) {
            members(at, type, schemas);
        }
    }

    /** Whether it is a text, a number, a list or an object, in the code as in the document. */
    private void kind(String at, Class<?> raw, List<JsonNode> schemas) {
        String kind = kind(raw);
        if (kind.isEmpty()) return;
        for (JsonNode schema : schemas) {
            Set<String> said = described.kinds(schema);
            if (!said.isEmpty() && !said.contains(kind)) unsaid.add(at + " as " + kind);
        }
    }

    private static String kind(Class<?> raw) {
        if (raw == boolean.class || raw == Boolean.class) return "boolean";
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) return "integer";
        if (raw == String.class || raw.isEnum() || Temporal.class.isAssignableFrom(raw)) return "string";
        if (Collection.class.isAssignableFrom(raw)) return "array";
        return raw.isRecord() || Map.class.isAssignableFrom(raw) ? "object" : "";
    }

    private List<JsonNode> items(List<JsonNode> schemas) {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode schema : schemas) {
            JsonNode item = described.resolve(schema).path("items");
            if (!item.isMissingNode()) items.add(item);
        }
        return items;
    }

    private void words(String at, Class<?> raw, List<JsonNode> schemas) {
        Set<String> said = new TreeSet<>();
        for (JsonNode schema : schemas) {
            Set<String> words = described.words(schema);
            if (words.isEmpty()) return;
            said.addAll(words);
        }
        Set<String> known = new TreeSet<>();
        for (Object word : raw.getEnumConstants()) known.add(((Enum<?>) word).name());
        known.stream().filter(word -> !said.contains(word)).forEach(word -> unsaid.add(at + "=" + word));
        said.stream().filter(word -> !known.contains(word)).forEach(word -> unknown.add(at + "=" + word));
    }

    private void members(String at, ResolvableType type, List<JsonNode> schemas) {
        Map<String, List<JsonNode>> said = new TreeMap<>();
        boolean free = schemas.isEmpty();
        for (JsonNode schema : schemas) {
            Map<String, JsonNode> members = described.members(schema);
            if (members.isEmpty()) free = true;
            members.forEach((name, member) ->
                    said.computeIfAbsent(name, none -> new ArrayList<>()).add(member));
        }
        if (free) {
            unsaid.add(at + " {…}");
            return;
        }
        Set<String> known = new TreeSet<>();
        components(at, type, said, known);
        said.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> unknown.add(at + " " + name));
    }

    private void components(String at, ResolvableType type, Map<String, List<JsonNode>> said, Set<String> known) {
        for (RecordComponent component : type.toClass().getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) continue;
            ResolvableType its = ResolvableType.forType(component.getGenericType(), type);
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                components(at, its, said, known);
                continue;
            }
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = named == null || named.value().isEmpty() ? component.getName() : named.value();
            known.add(name);
            List<JsonNode> schemas = said.get(name);
            if (schemas == null) unsaid.add(at + " " + name);
            else compare(at + " " + name, its, schemas);
        }
        Arrays.stream(type.toClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonProperty.class) && method.getParameterCount() == 0)
                .map(method -> method.getAnnotation(JsonProperty.class).value().isEmpty()
                        ? method.getName()
                        : method.getAnnotation(JsonProperty.class).value())
                .forEach(known::add);
    }
}

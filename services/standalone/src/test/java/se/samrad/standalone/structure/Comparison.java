package se.samrad.standalone.structure;

import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.ResponseEntity;
import se.samrad.portal.gateway.Routes;
import se.samrad.standalone.structure.Described.Operation;
import tools.jackson.databind.JsonNode;

/** Compares what the handlers declare with what {@code openapi.yaml} says of them, both ways. */
final class Comparison {
    /** Answered by every service before a handler is asked. */
    private static final Set<String> ANYWHERE = Set.of("header Samrad-Position", "header If-None-Match");

    /** Read by every command from the request that its handler passes on. */
    private static final Set<String> OF_COMMANDS = Set.of("header Idempotency-Key", "header If-Match");

    /** Read from the address and not declared, since asking for parameters would take the body. */
    private static final Set<String> READ_BY_HAND = Set.of("POST /api/consultations/{}/proposal: query name");

    /** Words of an enum that a request must not say though they can be read: refused with a reason of their own. */
    private static final Set<String> REFUSED = Set.of(" channel=WEB");

    /** Spring Boot answers it and no handler of ours. */
    private static final Set<String> NOT_OURS = Set.of("GET /actuator/health");

    /** Where a list says of itself what it has on this page. */
    private static final Pattern LISTED = Pattern.compile("^( items)?\\[]");

    private final Described described;
    private final Map<String, List<Handler>> handlers = new TreeMap<>();
    private final List<String> found = new ArrayList<>();

    Comparison(Described described, List<Handler> all) {
        this.described = described;
        for (Handler handler : all) {
            if (isPublished(handler)) {
                handlers.computeIfAbsent(handler.route(), none -> new ArrayList<>())
                        .add(handler);
            }
        }
    }

    /** What the outside is told of: everything below {@code /api}, and the files for programs. */
    private static boolean isPublished(Handler handler) {
        if (handler.isPage() || handler.path().startsWith("/internal")) return false;
        return handler.path().startsWith("/api/")
                || Routes.of(handler.example()).isPresent();
    }

    List<String> routes() {
        Map<String, Operation> operations = described.operations();
        handlers.forEach((route, some) -> {
            if (!operations.containsKey(route)) found.add(route + " is not described: " + some);
        });
        for (String route : operations.keySet()) {
            if (!handlers.containsKey(route) && !NOT_OURS.contains(route)) found.add(route + " is answered by nobody");
        }
        return found;
    }

    /** Handlers that the portal sends nothing to, or sends to another service. */
    List<String> astray() {
        for (List<Handler> some : handlers.values()) {
            for (Handler handler : some) {
                String sent = Routes.of(handler.example())
                        .map(service -> service.name().toLowerCase(Locale.ROOT))
                        .orElse("portal");
                if (!sent.equals(handler.service())) {
                    found.add(handler + " of " + handler.service() + " is sent to " + sent);
                }
            }
        }
        return found;
    }

    List<String> parameters() {
        described.operations().forEach((route, operation) -> {
            List<Handler> some = handlers.getOrDefault(route, List.of());
            if (some.isEmpty()) return;
            Set<String> declared = new TreeSet<>();
            for (Handler handler : some) {
                for (Handler.Named named : handler.named()) {
                    String name = named.in() + " " + named.name();
                    declared.add(name);
                    JsonNode parameter = operation.parameters().get(name);
                    if (parameter == null) {
                        if (!describedBeside(handler, name)) found.add(route + ": " + name + " is not described");
                    } else if (named.required() && !parameter.path("required").asBoolean(false)) {
                        found.add(route + ": " + name + " is required");
                    }
                }
                if (!handler.verb().equals("GET") && handler.seesRequest()) {
                    declared.addAll(OF_COMMANDS);
                    if (!operation.parameters().containsKey("header Idempotency-Key")) {
                        found.add(route + ": header Idempotency-Key is not described");
                    }
                }
            }
            boolean anyQuery = some.stream().anyMatch(Handler::takesAnyQuery);
            for (String name : operation.parameters().keySet()) {
                if (name.startsWith("path ") || ANYWHERE.contains(name) || declared.contains(name)) continue;
                if (anyQuery && name.startsWith("query ")) continue;
                if (!READ_BY_HAND.contains(route + ": " + name)) found.add(route + ": " + name + " is not known");
            }
        });
        return found;
    }

    /** Whether the same handler has another route, for staff or for everybody, of which it is told. */
    private boolean describedBeside(Handler handler, String parameter) {
        return handlers.values().stream()
                .flatMap(List::stream)
                .filter(other -> other.method().equals(handler.method()))
                .map(other -> described.operations().get(other.route()))
                .anyMatch(
                        operation -> operation != null && operation.parameters().containsKey(parameter));
    }

    List<String> mediaTypes() {
        described.operations().forEach((route, operation) -> {
            List<Handler> some = handlers.getOrDefault(route, List.of());
            if (some.isEmpty()) return;
            Set<String> taken = some.stream()
                    .flatMap(handler -> handler.taken().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            boolean looked = some.stream()
                    .anyMatch(
                            handler -> handler.readsRaw() && handler.consumes().isEmpty());
            if (looked
                    ? !operation.takes().containsAll(taken)
                    : !operation.takes().equals(taken)) {
                found.add(route + ": takes " + taken + " and not " + operation.takes());
            }
            for (Handler handler : some) {
                Set<String> produced = produced(handler);
                if (produced != null && !produced.equals(described.answers(operation))) {
                    found.add(route + ": answers " + produced + " and not " + described.answers(operation));
                }
                Integer status = handler.status();
                if (status != null && !operation.said().path("responses").has(status.toString())) {
                    found.add(route + ": answers with " + status);
                }
            }
        });
        return found;
    }

    /** How anybody may be refused by what was sent, without being told that it can happen. */
    List<String> refusals() {
        described.operations().forEach((route, operation) -> {
            Set<String> told = new TreeSet<>(operation.said().path("responses").propertyNames());
            Set<String> sent = operation.parameters().keySet();
            if (sent.contains("header Samrad-Position") && !told.contains("400")) {
                found.add(route + ": refuses a foreign Samrad-Position with 400");
            }
            if (sent.contains("query page") && !told.containsAll(Set.of("400", "422"))) {
                found.add(route + ": refuses a page with 400 and 422");
            }
            if (!operation.takes().isEmpty() && !told.containsAll(Set.of("400", "415"))) {
                found.add(route + ": refuses what is not " + operation.takes()
                        + " with 415, and not well formed with 400");
            }
        });
        return found;
    }

    /** Null where the handler says it only when it answers. */
    private static @Nullable Set<String> produced(Handler handler) {
        if (!handler.produces().isEmpty()) return new TreeSet<>(handler.produces());
        if (handler.answersRaw()) return null;
        ResolvableType answer = answer(handler);
        Class<?> raw = answer.toClass();
        if (raw == void.class || raw == Void.class) return Set.of();
        if (raw == byte[].class
                || InputStreamSource.class.isAssignableFrom(raw)
                || InputStream.class.isAssignableFrom(raw)) return null;
        return Set.of("application/json");
    }

    private static ResolvableType answer(Handler handler) {
        ResolvableType answer = ResolvableType.forMethodReturnType(handler.method());
        return answer.toClass() == ResponseEntity.class ? answer.getGeneric() : answer;
    }

    /** Members of requests that only the code or only the document knows. */
    List<String> requests() {
        described.operations().forEach((route, operation) -> {
            for (Handler handler : handlers.getOrDefault(route, List.of())) {
                Type read = handler.read().orElse(null);
                if (read == null) continue;
                JsonNode schema = operation.said().at("/requestBody/content/application~1json/schema");
                Members members = new Members(described);
                members.compare("", ResolvableType.forType(read), List.of(schema));
                members.unsaid().stream()
                        .filter(member -> !REFUSED.contains(member))
                        .forEach(member -> found.add(route + ": takes" + member + ", which is not described"));
                members.unknown().forEach(member -> found.add(route + ": does not know" + member));
            }
        });
        return found;
    }

    /**
     * Members of answers that only the code or only the document knows. One record answers staff and everybody, in lists and
     * alone, and leaves out what is not for all of them: each description may lack something, but not all of them.
     */
    List<String> answers() {
        Map<String, Operation> operations = described.operations();
        Map<String, Set<String>> unsaid = new TreeMap<>();
        Map<String, Set<Handler>> by = new TreeMap<>();
        handlers.forEach((route, some) -> some.forEach(handler -> {
            Operation operation = operations.get(route);
            Set<String> produced = produced(handler);
            if (operation == null || produced == null || !produced.contains("application/json")) return;
            ResolvableType answer = answer(handler);
            Members members = new Members(described);
            members.compare("", answer, List.of(described.answered(operation)));
            members.unknown().forEach(member -> found.add(handler + ": never answers" + member));
            String type = (answer.hasGenerics() ? answer.getGeneric() : answer).toString();
            Set<String> here = members.unsaid().stream()
                    .map(member -> LISTED.matcher(member).replaceFirst(""))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> common = unsaid.get(type);
            if (common == null) unsaid.put(type, here);
            else common.retainAll(here);
            by.computeIfAbsent(type, none -> new LinkedHashSet<>()).add(handler);
        }));
        unsaid.forEach((type, members) ->
                members.forEach(member -> found.add(by.get(type) + ": answer" + member + ", which is not described")));
        return found;
    }
}

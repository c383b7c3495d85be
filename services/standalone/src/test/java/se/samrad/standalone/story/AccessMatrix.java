package se.samrad.standalone.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Who may do what, as {@code openapi.yaml} says it: every route, every role, what is the role's own, somebody else's and what
 * does not exist. That the document has every route of the code, and no other, is the business of {@code RoutesTest}.
 */
record AccessMatrix(JsonNode document) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "options");

    /** Something that exists, for each kind of thing that a path names, by the path's beginning. */
    private static final Map<String, String> EXISTING = Map.ofEntries(
            Map.entry("/api/meetings/", "exempel-dialogmote-grankoping"),
            Map.entry("/api/public/meetings/", "exempel-dialogmote-grankoping"),
            Map.entry("/api/staff/meetings/", "exempel-dialogmote-grankoping"),
            Map.entry("/api/news/", "exempel-remissen-ar-oppen"),
            Map.entry("/api/public/news/", "exempel-remissen-ar-oppen"),
            Map.entry("/api/staff/news/", "exempel-remissen-ar-oppen"),
            Map.entry("/api/groups/", "exempellans-kommuner"),
            Map.entry("/api/themes/", "kultur"));

    static final String CONSULTATION = "exempel-fardplan-flemingsberg";
    static final String NOTHING = "finns-inte";

    /** What a path names. */
    enum Target {
        OWN,
        OTHERS,
        UNKNOWN
    }

    /** @param allowed by the document; an empty set of scopes lets everybody in */
    record Case(String verb, String route, String path, Target target, Set<String> allowed) {
        boolean open() {
            return allowed.isEmpty();
        }

        boolean lets(Set<String> scopes) {
            return open() || scopes.stream().anyMatch(allowed::contains);
        }

        boolean reads() {
            return verb.equals("GET");
        }
    }

    /** @param own the body that the role acts for, or stands in for one */
    List<Case> cases(String own, String others) {
        List<Case> cases = new ArrayList<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((verb, operation) -> {
                    if (!VERBS.contains(verb)) return;
                    for (Target target : PARAMETER.matcher(path).find() ? Target.values() : new Target[] {Target.OWN}) {
                        String body = target == Target.OWN ? own : target == Target.OTHERS ? others : NOTHING;
                        String filled = PARAMETER
                                .matcher(path)
                                .replaceAll(found -> value(path, found.group(1), body, target == Target.UNKNOWN));
                        cases.add(new Case(
                                verb.toUpperCase(Locale.ROOT),
                                path,
                                filled + query(operation.path("parameters")),
                                target,
                                allowed(operation.path("security"), body)));
                    }
                }));
        return cases;
    }

    /** What has to be in the address before it is looked at who asks. */
    private static String query(JsonNode parameters) {
        return parameters
                        .valueStream()
                        .anyMatch(
                                parameter -> parameter.path("$ref").asString("").endsWith("/Email"))
                ? "?email=exempel@exempel.se"
                : "";
    }

    private static String value(String path, String name, String body, boolean unknown) {
        if (name.equals("body") || path.matches("/api/(public|staff)/bodies/.*")) return body;
        if (path.matches("/api/(staff/|public/)?responses/\\{id}.*")) {
            return CONSULTATION + "--" + body;
        }
        if ((name.equals("id") && path.contains("/consultations/")) || path.startsWith("/remisser/")) {
            // Another's place in the same consultation is what matters; without one the consultation itself is unknown.
            return unknown && !path.contains("{body}") ? NOTHING : CONSULTATION;
        }
        if (name.equals("id") && !unknown) {
            for (Map.Entry<String, String> each : EXISTING.entrySet()) {
                if (path.startsWith(each.getKey())) return each.getValue();
            }
        }
        return NOTHING;
    }

    private static Set<String> allowed(JsonNode security, String body) {
        Set<String> allowed = new TreeSet<>();
        for (JsonNode each : security) {
            if (each.has("pass")) continue; // no role: whoever was mailed a code
            if (!each.has("bearer")) return Set.of();
            for (JsonNode scope : each.path("bearer")) {
                allowed.add(scope.asString().replace("{body}", body));
            }
        }
        return allowed;
    }
}

package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.samrad.standalone.story.AccessMatrix.Case;
import se.samrad.standalone.story.AccessMatrix.Target;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The running product asked by every role at every route for what is its own, somebody else's and unknown. Nothing that is
 * allowed is done for real: a change is asked of what does not exist, or with a member that nobody knows.
 */
class AccessTest {
    private static final String OWN = "exempel-grankoping";
    private static final String OTHERS = "exempel-lingonsala";
    private static final Set<Integer> NOT_SIGNED_IN = Set.of(401);
    private static final Set<Integer> REFUSED = Set.of(403, 404);

    private static final Role NOBODY = new Role("nobody", Set.of());
    private static final Role THE_BODY = new Role("the body", Set.of("body:" + OWN));
    private static final List<Role> ROLES = List.of(
            NOBODY,
            new Role("case officer", Set.of("staff:handlaggare")),
            new Role("registrar", Set.of("staff:registrator")),
            new Role("communicator", Set.of("staff:kommunikator")),
            new Role("admin", Set.of("staff:admin")),
            new Role("security", Set.of("staff:sakerhet")),
            THE_BODY,
            new Role("another body", Set.of("body:" + OTHERS)));

    record Role(String name, Set<String> scopes) {}

    /** One question and what came of it. */
    record Asked(Role role, Case one, int status, String body) {
        @Override
        public String toString() {
            return role.name() + " " + one.verb() + " " + one.path() + ": " + status;
        }
    }

    private static RunningSamrad samrad;
    private static final List<Asked> asked = new ArrayList<>();

    @BeforeAll
    static void ask() throws IOException {
        samrad = RunningSamrad.start("stand-in", Map.of("SAMRAD_SEALING_MACHINE", "true"));
        List<Case> cases = new AccessMatrix(document()).cases(OWN, OTHERS);
        for (Role role : ROLES) {
            String token = role.scopes().isEmpty() ? null : samrad.token(String.join(" ", role.scopes()));
            for (Case one : cases) {
                boolean acts = !one.reads() && one.lets(role.scopes());
                if (acts && one.target() != Target.UNKNOWN && one.route().contains("{")) continue;
                // Who may not is refused before anything is made of what was sent, and who may changes nothing.
                String body = one.lets(role.scopes()) ? "{\"finns-inte\":1}" : "{}";
                HttpResponse<String> answer = samrad.ask(one.verb(), one.path(), body, token);
                asked.add(new Asked(role, one, answer.statusCode(), answer.body()));
            }
        }
        Path told = Path.of("target/access-matrix.txt");
        Files.createDirectories(told.getParent());
        Files.write(told, asked.stream().map(Asked::toString).sorted().toList());
    }

    @AfterAll
    static void stop() {
        samrad.close();
    }

    private static ObjectNode document() throws IOException {
        try (InputStream file = AccessTest.class.getResourceAsStream("/openapi.yaml")) {
            return (ObjectNode) YAMLMapper.builder().build().readTree(file);
        }
    }

    @Test
    void everyRouteIsAskedByEveryRole() throws IOException {
        long routes = document().path("paths").valueStream().count();
        assertThat(asked.stream().map(each -> each.one().route()).distinct()).hasSize((int) routes);
        assertThat(asked.stream().map(Asked::role).distinct()).hasSize(ROLES.size());
    }

    @Test
    void whoMayIsLetInAndWhoMayNotIsKeptOut() {
        assertThat(wrong(asked)).isEmpty();
    }

    @Test
    void whatIsAnothersLooksToABodyAsWhatDoesNotExist() {
        Map<String, String> nothing = new HashMap<>();
        List<String> told = new ArrayList<>();
        for (Asked each : asked) {
            if (each.role().equals(THE_BODY) && each.one().target() == Target.UNKNOWN)
                nothing.put(each.one().verb() + each.one().route(), plain(each));
        }
        for (Asked each : asked) {
            boolean foreign = each.role().equals(THE_BODY) && each.one().target() == Target.OTHERS;
            if (!foreign || each.one().lets(each.role().scopes())) continue;
            String unknown = nothing.get(each.one().verb() + each.one().route());
            if (!plain(each).equals(unknown)) told.add(each + "\n" + plain(each) + "\nbut unknown is\n" + unknown);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void aRouteThatLetsSomebodyElseInWouldBeFound() throws IOException {
        ObjectNode document = document();
        ArrayNode nobody = JsonMapper.shared().createArrayNode();
        nobody.addObject().putArray("bearer").add("staff:nobody");
        ((ObjectNode) document.at("/paths/~1api~1staff~1work/get")).set("security", nobody);
        Case changed = new AccessMatrix(document)
                .cases(OWN, OTHERS).stream()
                        .filter(one -> one.route().equals("/api/staff/work"))
                        .findFirst()
                        .orElseThrow();
        List<Asked> again = asked.stream()
                .filter(each -> each.one().route().equals("/api/staff/work"))
                .map(each -> new Asked(each.role(), changed, each.status(), each.body()))
                .toList();

        assertThat(wrong(again)).hasSize(4);
    }

    private static List<String> wrong(List<Asked> answers) {
        List<String> wrong = new ArrayList<>();
        for (Asked each : answers) {
            boolean lets = each.one().lets(each.role().scopes());
            boolean in = !Set.of(401, 403).contains(each.status());
            Set<Integer> out = each.role().equals(NOBODY) ? NOT_SIGNED_IN : REFUSED;
            if (lets ? !in : !out.contains(each.status())) wrong.add(each + (lets ? " (may)" : " (may not)"));
            if (each.status() >= 500) wrong.add(each + " is a fault");
        }
        return wrong;
    }

    /** An answer without the path that was asked for. */
    private static String plain(Asked each) {
        return each.status() + " "
                + each.body().replace(each.one().path(), "").replace(OTHERS, "").replace(AccessMatrix.NOTHING, "");
    }
}

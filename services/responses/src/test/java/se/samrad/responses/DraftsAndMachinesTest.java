package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.samrad.eventing.Command;
import se.samrad.eventing.bench.Bench;

/** The authority's own system may act for a body, and has asked for that scope alone. */
class DraftsAndMachinesTest extends DraftHarness {
    private static final byte[] STATEMENT = "Kommunstyrelsen avstyrker planen.".getBytes(UTF_8);
    private static final String HASH = Command.sha256(STATEMENT);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private final String machine = Bench.machine("body:" + body);

    private record Route(String verb, String path) {}

    private List<Route> draftRoutes() {
        List<Route> found = new ArrayList<>();
        routes.getHandlerMethods().keySet().forEach(route -> {
            for (String path : route.getPatternValues()) {
                if (!path.contains("/drafts/")) continue;
                route.getMethodsCondition().getMethods().forEach(verb -> found.add(new Route(verb.name(), path)));
            }
        });
        return found;
    }

    private Answer ask(Route route, String body, String file) {
        String path = route.path()
                .replace("{consultation}", consultation)
                .replace("{body}", body)
                .replace("{part}", "text")
                .replaceAll("\\{(file|upload)}", file);
        return send(route.verb(), path, machine, "{}");
    }

    @Test
    void itFindsNothingAtAnyDraftAsIfThereWereNone() {
        save(kim, "text", "Vi avstyrker.").is(201);
        String file = add(kim, "yttrande.txt", STATEMENT).is(201).at("/id");
        String none = body();
        List<Route> all = draftRoutes();
        assertThat(all).hasSizeGreaterThanOrEqualTo(13);
        for (Route route : all) {
            Answer there = ask(route, body, file);
            assertThat(there.response().statusCode()).as(route.toString()).isEqualTo(404);
            there.because(404, "unknown");
            assertThat(there.text().replace(body, ""))
                    .as(route.toString())
                    .isEqualTo(ask(route, none, file).text().replace(none, ""));
        }
        assertThat(get(draft, kim).is(200).at("/parts/0/text")).isEqualTo("Vi avstyrker.");
        assertThat(get(draft, kim).json().at("/files")).hasSize(1);
    }

    @Test
    void whatItAnswersForTheBodyTellsNothingOfTheDraftEither() {
        save(kim, "text", "Vi avstyrker.").is(201);
        add(kim, "yttrande.txt", STATEMENT).is(201);
        put(consultation, body, machine, Bench.id("key"), "{\"files\":[\"" + HASH + "\"]}")
                .because(422, "file-unknown");
        send(
                        "PUT",
                        "/api/consultations/" + consultation + "/responses/" + body,
                        machine,
                        "{\"text\":\"Vi tillstyrker.\"}",
                        "Idempotency-Key",
                        Bench.id("key"),
                        "Draft-Match",
                        "none")
                .is(201);
    }
}

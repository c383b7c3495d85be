package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open consultation of a story's own, for one mode of the browser, and the bodies that it asks. */
record Remiss(RunningSamrad samrad, String id, String mode) {
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    static String mode(boolean script) {
        return script ? "med" : "utan";
    }

    static Remiss open(RunningSamrad samrad, String name, boolean script, List<String> bodies) {
        String mode = mode(script);
        Remiss remiss = new Remiss(samrad, "exempel-" + name + "-" + mode, mode);
        for (String body : bodies) {
            remiss.call("POST", "/api/bodies/imports", """
                [{"id":"exempel-%1$s-%2$s","name":"Exempel%1$s %2$s skript","type":"ASSOCIATION","emails":["%1$s@%2$s.example"]}]""".formatted(body, mode));
        }
        remiss.call("PUT", "/api/consultations/" + remiss.id, """
            {"title":"Exempel: %s %s skript","kind":"REMISS","issuer":"Exempelregionen","opensOn":"%s","closesOn":"%s","themes":[],
            "caseNumber":"EX %s","questions":["Vad saknas?"],"contact":{"name":"Kim Exempel","phone":"08-465 004 00","email":"e@exempel.example"},
            "invitedOnly":false,"publishing":"RUNNING"}""".formatted(
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                        mode,
                        TODAY,
                        TODAY.plusDays(40),
                        remiss.id));
        remiss.call(
                "POST",
                "/api/consultations/" + remiss.id + "/invitations",
                "{\"bodies\":["
                        + bodies.stream()
                                .map(body -> "\"" + remiss.body(body) + "\"")
                                .collect(Collectors.joining(","))
                        + "]}");
        remiss.call("POST", "/api/consultations/" + remiss.id + "/open", "{}");
        return remiss;
    }

    String path() {
        return "/remisser/" + id;
    }

    String body(String name) {
        return "exempel-" + name + "-" + mode;
    }

    String bodyName(String name) {
        return "Exempel" + name + " " + mode + " skript";
    }

    String address(String name) {
        return name + "@" + mode + ".example";
    }

    /** The staff's page of the answer of a body. */
    String desk(String name) {
        return "/arbetsyta/svar/" + id + "--" + body(name);
    }

    /** Everybody's page of the answer of a body. */
    String published(String name) {
        return "/svar/" + id + "--" + body(name);
    }

    /** What a body has mailed, entered by staff; where its receipt is. */
    String answered(String name, String members) {
        JsonNode receipt = call(
                "PUT",
                "/api/consultations/" + id + "/responses/" + body(name),
                "{\"channel\":\"EMAIL\"," + members + "}",
                "Idempotency-Key",
                "berattelse-" + id + "-" + name);
        return receipt.get("url").asString();
    }

    /** Registered, with nothing secret, so that it only waits to be published. */
    void assessed(String name) {
        call("POST", "/api/responses/" + id + "--" + body(name) + "/register", "{\"subject\":\"Exempel: yttrande\"}");
        call("POST", "/api/responses/" + id + "--" + body(name) + "/assess-secrecy", "{\"secret\":false}");
    }

    JsonNode call(String method, String path, String body, String... headers) {
        var answer = samrad.call(method, path, body, headers);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
        return new JsonMapper().readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}

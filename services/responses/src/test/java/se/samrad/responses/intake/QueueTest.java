package se.samrad.responses.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import se.samrad.contracts.Ids;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Command;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.Owner;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.MailRoute.Why;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;

class QueueTest extends WithMailbox {
    private static final String REGISTRAR = Bench.bearer("staff:registrator");

    @Value("${local.server.port}")
    private int port;

    private HttpResponse<byte[]> send(String method, String path, @Nullable String token, @Nullable String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/staff/intake" + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) request.header("Authorization", token);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> assign(Mail mail, String body) throws Exception {
        return send("POST", "/" + mail.id() + "/assign", REGISTRAR, body);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    /** A message that nothing matches, in the queue. */
    private Mail stranger(String subject, byte[] message) {
        mailbox.put(message);
        round();
        Mail mail = mail(subject);
        assertThat(mail.state()).isEqualTo(Mail.State.QUEUED);
        return mail;
    }

    private Mail stranger() {
        String subject = "Synpunkter " + Bench.id("x");
        return stranger(subject, Letters.from("kim@hem.example", subject).saying("Jag tycker att planen är bra."));
    }

    @Test
    void whatCannotBeMatchedWaitsWithTheReason() throws Exception {
        Mail mail = stranger();

        String list = text(send("GET", "", REGISTRAR, null));
        String one = text(send("GET", "/" + mail.id(), REGISTRAR, null));

        assertThat(mail.why()).isEqualTo(Why.NO_CASE_NUMBER);
        assertThat(list).contains(mail.id(), "NO_CASE_NUMBER", "kim@hem.example");
        assertThat(one).contains("Jag tycker att planen är bra.");
    }

    @Test
    void aRegistrarSaysWhichBodysAnswerItIs() throws Exception {
        Case one = newCase();
        Mail mail = stranger();
        String target = "{\"consultation\":\"%s\",\"body\":\"%s\"}".formatted(one.consultation(), one.body());

        assertThat(assign(mail, target).statusCode()).isEqualTo(200);
        assertThat(assign(mail, target).statusCode()).isEqualTo(200);

        assertThat(received(one.response())).hasSize(1);
        assertThat(received(one.response()).getFirst().arrived().at()).isEqualTo(STAMPED);
        assertThat(mail(mail.subject()).decidedBy()).isEqualTo("somebody");
        HttpResponse<byte[]> other =
                assign(mail, "{\"consultation\":\"%s\",\"name\":\"Kim\"}".formatted(one.consultation()));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(text(other)).contains("message-settled");
    }

    @Test
    void butNotOfOneThatWasMergedAwayAndNotAskedHere() throws Exception {
        Case one = newCase();
        String gone = Owner.body(Bench.id("exempelby"));
        Owner.merge(gone, one.body());
        Mail mail = stranger();

        HttpResponse<byte[]> refused =
                assign(mail, "{\"consultation\":\"%s\",\"body\":\"%s\"}".formatted(one.consultation(), gone));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused)).contains("body-merged", one.body());
        assertThat(mail(mail.subject()).state()).isEqualTo(Mail.State.QUEUED);
    }

    @Test
    void orThatItIsFromSomebodyWhoWasNotAsked() throws Exception {
        Case one = newCase();
        Mail mail = stranger();

        String answer = text(
                assign(mail, "{\"consultation\":\"%s\",\"organisation\":\"Hembygden\"}".formatted(one.consultation())));

        Mail after = mail(mail.subject());
        assertThat(answer).contains("RECEIVED");
        ResponseId id = ResponseId.existing(java.util.Objects.requireNonNull(after.response()));
        assertThat(Ids.withoutAccount(id.sender())).isTrue();
        assertThat(received(id).getFirst().sender()).isEqualTo(Sender.ORGANISATION);
    }

    @Test
    void whatIsRefusedThenGoesBackToTheQueue() throws Exception {
        Case one = newCase();
        mailbox.put(one.letter().saying("Kommunen tillstyrker."));
        Mail mail = stranger();

        HttpResponse<byte[]> answer =
                assign(mail, "{\"consultation\":\"%s\",\"body\":\"%s\"}".formatted(one.consultation(), one.body()));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(text(answer)).contains("already-answered");
        assertThat(mail(mail.subject()).state()).isEqualTo(Mail.State.QUEUED);
        assertThat(received(one.response())).hasSize(1);
    }

    @Test
    void aMessageFromABodyThatHasAnsweredIsAddedToTheAnswerOrTakesItsPlace() throws Exception {
        Case one = newCase();
        String target = "{\"consultation\":\"%s\",\"body\":\"%s\"%s}";
        Mail tooEarly = stranger();
        String asSupplement = target.formatted(one.consultation(), one.body(), ",\"as\":\"SUPPLEMENT\"");
        assertThat(text(assign(tooEarly, asSupplement))).contains("no-answer-stands");
        assertThat(mail(tooEarly.subject()).state()).isEqualTo(Mail.State.QUEUED);
        mailbox.put(one.letter().saying("Kommunen tillstyrker."));

        Mail more = stranger();
        assertThat(assign(more, target.formatted(one.consultation(), one.body(), ""))
                        .statusCode())
                .isEqualTo(409);
        assertThat(mail(more.subject()).why()).isEqualTo(Why.ALREADY_ANSWERED);
        assertThat(assign(more, asSupplement).statusCode()).isEqualTo(200);
        assertThat(assign(more, asSupplement).statusCode()).isEqualTo(200);
        assertThat(mail(more.subject()).response()).isEqualTo(one.response().text());
        assertThat(standing(one).record().supplements()).hasSize(1);
        assertThat(received(one.response())).hasSize(1);

        Mail newer = stranger();
        String asReplacement = target.formatted(one.consultation(), one.body(), ",\"as\":\"REPLACEMENT\"");
        assertThat(assign(newer, asReplacement).statusCode()).isEqualTo(200);
        assertThat(received(one.response())).hasSize(2);
        assertThat(standing(one).replaces()).isNotNull();
        assertThat(standing(one).record().received().arrived().at()).isEqualTo(newer.arrived());
    }

    private Response.Standing standing(Case one) {
        return (Response.Standing)
                commands.fold(Responses.KIND, one.response().stream()).state();
    }

    @Test
    void ofAMessageThatBecameASealedOffResponseOnlyItsSenderIsTold() throws Exception {
        Case one = newCase();
        String subject = "SV: Hemlig-4471 dnr " + one.number();
        mailbox.put(Letters.from(one.address(), subject).saying("Hemligt-4471."));
        round();
        Mail mail = mail(subject);
        assertThat(mail.response()).isEqualTo(one.response().text());
        assertThat(text(send("GET", "/" + mail.id(), REGISTRAR, null))).contains("Hemligt-4471");
        commands.handle(
                Responses.KIND,
                one.response().stream(),
                Command.of("somebody", null, "seal"),
                response ->
                        Act.decide(new Act.Seal("Exempel.", null, LocalDate.parse("2026-11-23"), List.of()), response),
                folded -> Map.of());

        String seen = text(send("GET", "/" + mail.id(), REGISTRAR, null));
        assertThat(seen).contains("sealed-off", one.address()).doesNotContain("Hemlig");
        assertThat(text(send("GET", "?settled=true", REGISTRAR, null)))
                .contains(mail.id())
                .doesNotContain("Hemlig");
        assertThat(send("GET", "/" + mail.id() + "/message", REGISTRAR, null).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aMessageThatShouldNeverHaveComeIsReadByTheSecurityRoleAlone() throws Exception {
        String subject = "Hemlig-gurka " + Bench.id("x");
        Mail mail = stranger(subject, Letters.from("kim@hem.example", subject).saying("Hemligt-gurka."));
        String security = Bench.bearer("staff:sakerhet");
        assertThat(send("GET", "/" + mail.id(), security, null).statusCode()).isEqualTo(404);
        assertThat(send("POST", "/" + mail.id() + "/seal", REGISTRAR, "{}").statusCode())
                .isEqualTo(422);

        String answer = text(send("POST", "/" + mail.id() + "/seal", REGISTRAR, "{\"reason\":\"Exempel.\"}"));

        assertThat(answer).contains("SEALED_OFF").doesNotContain("gurka");
        for (String path : new String[] {"", "?settled=true", "/" + mail.id()}) {
            assertThat(text(send("GET", path, REGISTRAR, null))).as(path).doesNotContain("gurka");
        }
        assertThat(text(send("GET", "?settled=true", REGISTRAR, null))).contains(mail.id(), "kim@hem.example");
        assertThat(send("GET", "/" + mail.id() + "/message", REGISTRAR, null).statusCode())
                .isEqualTo(409);
        assertThat(send("GET", "?sealed=true", REGISTRAR, null).statusCode()).isEqualTo(403);
        Case one = newCase();
        assertThat(assign(mail, "{\"consultation\":\"%s\",\"body\":\"%s\"}".formatted(one.consultation(), one.body()))
                        .statusCode())
                .isEqualTo(409);

        assertThat(text(send("GET", "?sealed=true", security, null))).contains(subject);
        assertThat(text(send("GET", "/" + mail.id(), security, null))).contains("Hemligt-gurka.");
        assertThat(text(send("GET", "/" + mail.id() + "/message", security, null)))
                .contains("Hemligt-gurka.");
        assertThat(send("GET", "/" + mail.id(), Bench.bearer("staff:kommunikator"), null)
                        .statusCode())
                .isEqualTo(403);
        String lift = "/" + mail.id() + "/unseal";
        assertThat(send("POST", lift, REGISTRAR, "{\"reason\":\"Exempel.\"}").statusCode())
                .isEqualTo(403);
        assertThat(send("POST", lift, security, "{\"reason\":\"Exempel.\"}").statusCode())
                .isEqualTo(200);
        assertThat(text(send("GET", "", REGISTRAR, null))).contains(subject);
        assertThat(send("GET", "/" + mail.id(), security, null).statusCode()).isEqualTo(404);
    }

    @Test
    void aMessageThatIsAResponseIsSealedOffAsTheResponseItIs() throws Exception {
        Case one = newCase();
        Mail mail = stranger();
        assign(mail, "{\"consultation\":\"%s\",\"body\":\"%s\"}".formatted(one.consultation(), one.body()));
        assertThat(text(send("POST", "/" + mail.id() + "/seal", REGISTRAR, "{\"reason\":\"Exempel.\"}")))
                .contains("seal-the-response");
        assertThat(mail(mail.subject()).state()).isEqualTo(Mail.State.RECEIVED);
    }

    @Test
    void setAsideItStaysAsItCameWithTheReason() throws Exception {
        Mail mail = stranger();

        assertThat(send("POST", "/" + mail.id() + "/set-aside", REGISTRAR, "{}").statusCode())
                .isEqualTo(422);
        String answer = text(send("POST", "/" + mail.id() + "/set-aside", REGISTRAR, "{\"reason\":\"Fel ärende\"}"));

        assertThat(answer).contains("SET_ASIDE", "Fel ärende");
        assertThat(text(send("GET", "?settled=true", REGISTRAR, null))).contains(mail.id());
        assertThat(store.raw(mail.id())).isPresent();
    }

    @Test
    void theBytesAreGivenAsAFileToSave() throws Exception {
        String subject = "Skript " + Bench.id("x");
        byte[] message = Letters.from("kim@hem.example", subject)
                .head("X-Evil", "<script>")
                .saying("<script>alert(1)</script>");
        Mail mail = stranger(subject, message);

        HttpResponse<byte[]> answer = send("GET", "/" + mail.id() + "/message", REGISTRAR, null);

        assertThat(answer.body()).isEqualTo(message);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/octet-stream");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}|consultation",
                "{\"consultation\":\"A B\"}|consultation",
                "{\"consultation\":\"exempel\",\"body\":\"x\",\"name\":\"Kim\"}|name",
                "{\"consultation\":\"exempel\",\"as\":\"SUPPLEMENT\"}|as",
                "{\"consultation\":\"exempel\",\"organisation\":\"a\\nb\"}|organisation"
            })
    void whatIsWrongInAnAssignmentIsNamed(String bodyAndMember) throws Exception {
        String[] parts = bodyAndMember.split("\\|");

        HttpResponse<byte[]> answer = assign(stranger(), parts[0]);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer)).contains("\"member\":\"" + parts[1] + "\"");
    }

    @Test
    void nobodyButRegistrarsSeesMessages() throws Exception {
        Mail mail = stranger();

        for (String path : new String[] {"", "/" + mail.id(), "/" + mail.id() + "/message"}) {
            assertThat(send("GET", path, null, null).statusCode()).isEqualTo(401);
            assertThat(send("GET", path, Bench.bearer("staff:kommunikator"), null)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send("GET", path, Bench.bearer("body:exempelby"), null).statusCode())
                    .isEqualTo(403);
        }
        assertThat(send("GET", "/" + "0".repeat(64), REGISTRAR, null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAssignmentIsFinishedByTheNextRoundWhenItWasCutOff() {
        Case one = newCase();
        Mail mail = stranger();
        Mail routed = Changed.by(
                new Changed(mail).to(new Mail.Target(one.consultation(), one.body(), null, null, null)),
                "kim",
                clock.instant(),
                null);
        assertThat(store.change(routed, Mail.State.QUEUED)).isTrue();

        round();

        assertThat(received(one.response())).hasSize(1);
        assertThat(mail(mail.subject()).decidedBy()).isEqualTo("kim");
    }
}

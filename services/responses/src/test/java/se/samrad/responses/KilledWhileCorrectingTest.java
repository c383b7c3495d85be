package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.RealMongod;

/** A real process is halted while it corrects a number: before the register has exchanged it, and right after. */
class KilledWhileCorrectingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String[] AGAIN = {"Idempotency-Key", "k1", "If-Match", "\"2\""};

    private final String uri = RealMongod.shared("killedcorrecting");
    private final String drafts = Bench.mongoUri(Bench.id("drafts"));
    private final String consultation = Bench.id("exempel");

    @Test
    @Tag("mongod")
    @EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
    void aNumberIsNeitherKeptNorDoubledAndWhoeverAsksAgainHasItCorrectedOnce() throws Exception {
        Owner.consultation(consultation, Status.OPEN, Owner.facts("EX " + consultation, false, Publishing.RUNNING));
        String first;
        String second;
        try (ServiceProcess service = ServiceProcess.start(uri, drafts)) {
            first = answered(service);
            second = answered(service);
            registers(service, first, "RS 17").is(200);
            killed(service, first, "before insert commits");
        }
        try (ServiceProcess service = ServiceProcess.start(uri, drafts)) {
            registers(service, second, "RS 17").is(422);
            assertThat(number(service, first)).isEqualTo("RS 17");
            killed(service, first, "after insert commits");
        }
        try (ServiceProcess service = ServiceProcess.start(uri, drafts)) {
            // Nobody touches the number or the response: the service tells by itself what only the register knew.
            await().atMost(PATIENCE).until(() -> number(service, first), "RS 71"::equals);
            registers(service, second, "RS 17").is(200);
            corrects(service, first).is(200);
            WholeService.Answer now = seen(service, first);
            assertThat(now.at("/documentNumber")).isEqualTo("RS 71");
            assertThat(now.at("/subject")).isEqualTo("Svar från en privatperson");
            assertThat(now.json().at("/corrections")).hasSize(1);
        }
    }

    private String answered(ServiceProcess service) {
        String body = WholeService.body();
        return service.door()
                .put(consultation, body, WholeService.representative(body), Bench.id("key"), "{\"text\":\"Ja.\"}")
                .is(201)
                .at("/response");
    }

    private static WholeService.Answer registers(ServiceProcess service, String response, String number) {
        String says = "{\"subject\":\"Svar från Kim Exempel\",\"documentNumber\":\"" + number + "\"}";
        return service.door().act(response, "register", says);
    }

    private static WholeService.Answer corrects(ServiceProcess service, String response) {
        return service.door().act(response, "correct-registration", """
                {"documentNumber":"RS 71","subject":"Svar från en privatperson","reason":"Fel."}
                """, AGAIN);
    }

    private static void killed(ServiceProcess service, String response, String how) throws InterruptedException {
        service.order(how);
        try {
            corrects(service, response);
        } catch (UncheckedIOException e) {
            assertThat(e).isNotNull(); // cut off, as was ordered
        }
        await().atMost(PATIENCE).until(() -> !service.isAlive());
        assertThat(service.exitValue()).isEqualTo(137);
    }

    private static WholeService.Answer seen(ServiceProcess service, String response) {
        return service.door()
                .get("/api/staff/responses/" + response, WholeService.REGISTRAR)
                .is(200);
    }

    private static String number(ServiceProcess service, String response) {
        return seen(service, response).at("/documentNumber");
    }
}

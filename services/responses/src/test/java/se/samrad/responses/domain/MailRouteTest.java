package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.responses.domain.MailRoute.ToBody;
import se.samrad.responses.domain.MailRoute.ToQueue;
import se.samrad.responses.domain.MailRoute.Why;

class MailRouteTest {
    private static final String OURS = "mx.exempellan.example";
    private static final String FROM = "registrator@exempelby.example";

    private static MailHead head(String... namesAndValues) {
        Map<String, List<String>> headers = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return new MailHead(headers, List.of(FROM));
    }

    private static MailRoute route(MailHead head) {
        return MailRoute.decide(head, OURS, List.of("fardplan"), List.of("exempelby"), (consultation, body) -> false);
    }

    @Test
    void oneCaseAndOneSenderIsTheAnswerOfThatBody() {
        assertThat(route(head())).isEqualTo(new ToBody("fardplan", "exempelby"));
    }

    @ParameterizedTest
    @CsvSource({
        "auto-submitted,auto-replied",
        "auto-submitted,auto-generated; owner-email=x",
        "precedence,Bulk",
        "list-id,<nyheter.example>",
        "return-path,< >",
        "content-type,multipart/report; report-type=delivery-status",
        "x-autoreply,yes"
    })
    void whatAMachineWroteIsNeverTakenForAnAnswer(String header, String value) {
        assertThat(route(head(header, value))).isEqualTo(new ToQueue(Why.AUTOMATIC));
    }

    @ParameterizedTest
    @CsvSource({"mailer-daemon@exempelby.example", "noreply@exempelby.example", "bounces+123@exempelby.example"})
    void norIsWhatARobotsAddressSent(String from) {
        assertThat(route(new MailHead(Map.of(), List.of(from)))).isEqualTo(new ToQueue(Why.AUTOMATIC));
    }

    @ParameterizedTest
    @CsvSource({
        "auto-submitted,no",
        "precedence,normal",
        "return-path,<registrator@exempelby.example>",
        "return-path,<x@post.exempelby.example>",
        "authentication-results,mx.exempellan.example; dmarc=pass (p=none) header.from=exempelby.example",
        "authentication-results,mx.evil.example; dmarc=fail"
    })
    void ordinaryHeadersAreNoReasonToDoubt(String header, String value) {
        assertThat(route(head(header, value))).isInstanceOf(ToBody.class);
    }

    @ParameterizedTest
    @CsvSource({
        "return-path,<x@evil.example>",
        "return-path,<x@notexempelby.example>",
        "authentication-results,mx.exempellan.example; spf=pass; dmarc=fail header.from=exempelby.example",
        "authentication-results,mx.exempellan.example 1; spf=fail smtp.mailfrom=exempelby.example"
    })
    void whoMayBeSomebodyElseIsLookedAtByAPerson(String header, String value) {
        assertThat(route(head(header, value))).isEqualTo(new ToQueue(Why.DOUBTFUL_SENDER));
    }

    @Test
    void aProvedSenderMayUseAnotherEnvelope() {
        assertThat(route(head(
                        "return-path",
                        "<bounce@post.example>",
                        "authentication-results",
                        "mx.exempellan.example; dmarc=pass")))
                .isInstanceOf(ToBody.class);
    }

    @Test
    void severalAddressesOrNoneAreDoubtful() {
        assertThat(new MailHead(Map.of(), List.of(FROM, "x@evil.example")).doubtful(OURS))
                .isTrue();
        assertThat(new MailHead(Map.of(), List.of()).doubtful(OURS)).isTrue();
    }

    @Test
    void severalCasesOrBodiesAreToldApartByWhoWasAsked() {
        assertThat(MailRoute.decide(
                        head(),
                        OURS,
                        List.of("samrad", "granskning"),
                        List.of("exempelby"),
                        (consultation, body) -> consultation.equals("granskning")))
                .isEqualTo(new ToBody("granskning", "exempelby"));
        assertThat(MailRoute.decide(
                        head(),
                        OURS,
                        List.of("samrad"),
                        List.of("exempelby", "exempelbo"),
                        (consultation, body) -> body.equals("exempelbo")))
                .isEqualTo(new ToBody("samrad", "exempelbo"));
    }

    @Test
    void whatCannotBeToldApartGoesToAPerson() {
        assertThat(decided(List.of(), List.of("exempelby"))).isEqualTo(new ToQueue(Why.NO_CASE_NUMBER));
        assertThat(decided(List.of("samrad"), List.of())).isEqualTo(new ToQueue(Why.UNKNOWN_SENDER));
        assertThat(decided(List.of("samrad", "granskning"), List.of("exempelby")))
                .isEqualTo(new ToQueue(Why.SEVERAL_CONSULTATIONS));
        assertThat(decided(List.of("samrad"), List.of("exempelby", "exempelbo")))
                .isEqualTo(new ToQueue(Why.SEVERAL_BODIES));
    }

    private static MailRoute decided(List<String> consultations, List<String> bodies) {
        return MailRoute.decide(head(), OURS, consultations, bodies, (consultation, body) -> true);
    }
}

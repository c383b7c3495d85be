package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.consulted.Consulted;

/** The register of a case whose number was mistyped, and corrected when documents had got numbers in it. */
class CaseNumberCorrectedTest extends WholeService {
    private static final String SAYS = "{\"text\":\"Ja.\"}";
    private static final String SUBJECT = "{\"subject\":\"Remissvar\"}";

    @Autowired
    Consulted consulted;

    private String open(String number) {
        return consultation(Status.OPEN, number, false, Publishing.RUNNING);
    }

    private void renumber(String consultation, String from, String to) {
        Owner.send(Owner.renumber(consultation, from, from, to));
    }

    private void awaitNumber(String consultation, String number) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> consulted
                        .consultation(consultation)
                        .map(known -> number.equals(known.facts().caseNumber()))
                        .orElse(false));
    }

    private String registered(String consultation) {
        return act(answered(consultation, SAYS), "register", SUBJECT).is(200).at("/documentNumber");
    }

    @Test
    void theRunningNumbersGoOnThoughMuchIsRegisteredWhileItIsCorrected() throws Exception {
        String from = "EX " + Bench.id("fel");
        String to = "EX " + Bench.id("ratt");
        String consultation = open(from);
        assertThat(registered(consultation)).isEqualTo(from + "-1");
        List<String> responses = new ArrayList<>();
        for (int i = 0; i < 20; i++) responses.add(answered(consultation, SAYS));
        List<String> numbers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> asked = new ArrayList<>();
            for (int i = 0; i < responses.size(); i++) {
                if (i == 5) renumber(consultation, from, to);
                if (i == 12) awaitNumber(consultation, to);
                String response = responses.get(i);
                Callable<String> register =
                        () -> act(response, "register", SUBJECT).is(200).at("/documentNumber");
                asked.add(threads.submit(register));
            }
            for (Future<String> number : asked) numbers.add(number.get());
        }
        assertThat(numbers).allMatch(number -> number.startsWith(from + "-") || number.startsWith(to + "-"));
        assertThat(numbers.subList(12, 20)).allMatch(number -> number.startsWith(to + "-"));
        assertThat(numbers.stream().map(number -> Integer.valueOf(number.substring(number.lastIndexOf('-') + 1))))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 21).boxed().toList());
        assertThat(registered(consultation)).isEqualTo(to + "-22");
        // What was registered keeps the number that it got.
        assertThat(act(responses.getFirst(), "register", SUBJECT).is(200).at("/documentNumber"))
                .isEqualTo(numbers.getFirst());
    }

    @Test
    void whatComesToTheCaseByAnyOfItsNumbersGoesOnInItsRegister() {
        String from = "EX " + Bench.id("fel");
        String to = "EX " + Bench.id("ratt");
        String consultation = open(from);
        registered(consultation);
        renumber(consultation, from, to);
        awaitNumber(consultation, to);
        assertThat(registered(consultation)).isEqualTo(to + "-2");
        String round = open(to);
        assertThat(registered(round)).isEqualTo(to + "-3");
        assertThat(registered(open(from))).isEqualTo(from + "-4");
        assertThat(registered(consultation)).isEqualTo(to + "-5");
    }

    @Test
    void aTypedNumberIsCorrectedAndNotGivenTwiceAlsoAfterThat() {
        String from = "EX " + Bench.id("fel");
        String to = "EX " + Bench.id("ratt");
        String consultation = open(from);
        String response = answered(consultation, SAYS);
        act(response, "register", "{\"subject\":\"x\",\"documentNumber\":\"RS 17\"}")
                .is(200);
        renumber(consultation, from, to);
        awaitNumber(consultation, to);
        act(answered(consultation, SAYS), "register", "{\"subject\":\"x\",\"documentNumber\":\"RS 17\"}")
                .is(422)
                .member(0, "documentNumber", "number-taken");
        assertThat(act(response, "correct-registration", "{\"documentNumber\":\"RS 71\",\"reason\":\"Fel.\"}")
                        .is(200)
                        .at("/documentNumber"))
                .isEqualTo("RS 71");
    }
}

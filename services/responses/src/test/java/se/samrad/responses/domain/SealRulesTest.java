package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.responses.domain.ResponseSpec.FILE;
import static se.samrad.responses.domain.ResponseSpec.LAST_DAY;
import static se.samrad.responses.domain.ResponseSpec.NOW;
import static se.samrad.responses.domain.ResponseSpec.ORIGINAL;
import static se.samrad.responses.domain.ResponseSpec.PASSAGES;
import static se.samrad.responses.domain.ResponseSpec.given;
import static se.samrad.responses.domain.ResponseSpec.masked;
import static se.samrad.responses.domain.ResponseSpec.received;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.published.PublicResponse;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.ResponseEvent.ResponseRegistered;
import se.samrad.contracts.responses.ResponseEvent.ResponseSealed;
import se.samrad.contracts.responses.ResponseEvent.ResponseUnsealed;
import se.samrad.contracts.responses.ResponseEvent.SecrecyAssessed;
import se.samrad.contracts.responses.Sealing;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Json;
import se.samrad.responses.domain.Response.Kept;

class SealRulesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final ResponseSealed WHOLE = new ResponseSealed("Kan röra Sveriges säkerhet.", null, DAY, List.of());
    private static final ResponseSealed ONE_FILE =
            new ResponseSealed("Kan röra Sveriges säkerhet.", null, DAY, List.of(FILE));
    private static final ResponseEvent[] PUBLISHED = {
        received(Sender.BODY),
        new ResponseRegistered("EX 1", null),
        new SecrecyAssessed(false, null, null, DAY, List.of()),
        new ResponsePublished(ORIGINAL, null, List.of(), List.of(), null)
    };

    private static Act.Seal seal(String... files) {
        return new Act.Seal("Kan röra Sveriges säkerhet.", null, DAY, List.of(files));
    }

    private static Kept after(ResponseEvent... events) {
        Response response = Responses.KIND.initial();
        for (ResponseEvent event : events) response = Responses.evolve(response, event);
        return (Kept) response;
    }

    private static ResponseEvent[] then(ResponseEvent[] before, ResponseEvent... more) {
        List<ResponseEvent> all = new java.util.ArrayList<>(List.of(before));
        all.addAll(List.of(more));
        return all.toArray(ResponseEvent[]::new);
    }

    @Test
    void theWholeOrAFileIsSealedOff() {
        given(received(Sender.BODY)).when(seal()).then(WHOLE);
        given(received(Sender.BODY)).when(seal(FILE.sha256())).then(ONE_FILE);
        given(received(Sender.BODY)).when(seal("e".repeat(64))).thenRejected("unknown-file");
        given().when(seal()).thenUnknown();
    }

    @Test
    void aSealOnlyGrows() {
        given(received(Sender.BODY), WHOLE).when(seal()).thenNothing();
        given(received(Sender.BODY), WHOLE).when(seal(FILE.sha256())).thenNothing();
        given(received(Sender.BODY), ONE_FILE).when(seal(FILE.sha256())).thenNothing();
        given(received(Sender.BODY), ONE_FILE).when(seal()).then(WHOLE);
    }

    @Test
    void whatWasOnTheWebIsOffItAndDoesNotReturnByItself() {
        Kept sealed = after(then(PUBLISHED, ONE_FILE));
        assertThat(InPublic.readable(sealed, NOW)).isNull();
        assertThat(InPublic.open(sealed)).isInstanceOfSatisfying(PublicResponse.class, open -> {
            assertThat(open.published()).isFalse();
            assertThat(open.text()).isNull();
        });
        assertThat(InPublic.published(after(then(PUBLISHED, WHOLE, new ResponseUnsealed("Prövat.")))))
                .isNull();
    }

    @Test
    void nothingIsDoneWithWhatIsSealedOffButToNumberItAndToTakeItBack() {
        ResponseSpec sealed = given(received(Sender.BODY), WHOLE);
        sealed.when(new Act.Assess(false, null, null, DAY, List.of(), null)).thenRejected("sealed-off");
        sealed.when(new Act.Mask(ResponseSpec.MASKED, PASSAGES, null)).thenRejected("sealed-off");
        given(then(List.of(PUBLISHED).subList(0, 3).toArray(ResponseEvent[]::new), WHOLE))
                .when(new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, 730))
                .thenRejected("sealed-off");
        sealed.when(new Act.Register("EX 1", null)).then(new ResponseRegistered("EX 1", null));
    }

    @Test
    void whereOnlyAFileIsSealedOffTheRestGoesItsWay() {
        ResponseSpec sealed = given(
                received(Sender.BODY),
                ONE_FILE,
                new ResponseRegistered("EX 1", null),
                new SecrecyAssessed(false, null, null, DAY, List.of()));
        assertThat(sealed.when(new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, 730))
                        .events())
                .hasSize(1);
    }

    @Test
    void unsealingNeedsASeal() {
        given(received(Sender.BODY)).when(new Act.Unseal("Prövat.")).thenRejected("not-sealed");
        given(received(Sender.BODY), WHOLE).when(new Act.Unseal("Prövat.")).then(new ResponseUnsealed("Prövat."));
        assertThat(Responses.state(after(received(Sender.BODY), WHOLE, new ResponseUnsealed("Prövat."))))
                .isEqualTo(Responses.state(after(received(Sender.BODY))));
    }

    @Test
    void ofWhatIsSealedOffStaffSeeThatItCameWhenFromWhomAndItsNumber() {
        Kept sealed = after(received(Sender.BODY), new ResponseRegistered("EX 1", null), masked(), WHOLE);
        String seen =
                Json.write(Responses.state(sealed)) + Json.write(sealed.open().record());
        assertThat(seen)
                .contains("EX 1", "2026-11-22")
                .doesNotContain("OPPOSES", "KS 2026-0311", "utgangslage", ORIGINAL.sha256(), FILE.sha256());
        assertThat(Responses.state(sealed).sealed()).isEqualTo(new Sealing(true, 0));
        assertThat(sealed.shut()).isFalse();
        assertThat(sealed.open().shut()).isTrue();
    }

    @Test
    void ofASealedOffFileNothingIsSeenAndOfTheRestAll() {
        Kept sealed = after(received(Sender.BODY), ONE_FILE);
        assertThat(sealed.open().record().received().files()).isEmpty();
        assertThat(sealed.open().record().received().text()).isEqualTo(ORIGINAL);
        assertThat(Responses.state(sealed).sealed()).isEqualTo(new Sealing(false, 1));
        assertThat(Responses.state(sealed).files()).isZero();
    }

    @Test
    void aNewAnswerInItsPlaceIsOpen() {
        Kept next =
                after(received(Sender.BODY), WHOLE, new ResponseEvent.ResponseDisowned(null), received(Sender.BODY));
        assertThat(next.record().sealed()).isNull();
        assertThat(next.open()).isEqualTo(next);
    }
}

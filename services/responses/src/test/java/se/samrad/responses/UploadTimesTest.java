package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.UploadBegun;
import se.samrad.eventing.bench.Bench;

class UploadTimesTest extends WholeService {
    /** The first instant that is late, by the last day of {@link Owner#facts}. */
    private static final Instant T = Deadline.end(LocalDate.parse("2026-12-15"));

    @Value("${samrad.service-token}")
    String secret;

    private final String body = body();

    private Answer uploaded(String begun) {
        byte[] content = Bench.id("yttrande").getBytes(UTF_8);
        return upload(representative(body), "y.txt", content, UploadBegun.HEADER, begun)
                .is(201);
    }

    private Answer answered(Answer stored) {
        return put(
                        openConsultation(),
                        body,
                        representative(body),
                        Bench.id("k"),
                        "{\"files\":[\"" + stored.at("/sha256") + "\"]}")
                .is(201);
    }

    private static String receipt(Answer answered) {
        return answered.at("/url").replace("/kvittens/", "/api/receipts/");
    }

    @Test
    void anUploadBegunInTimeAndFinishedLateKeepsBothTimes() throws IOException {
        clock.moveTo(T.plusMillis(1));
        Answer answered = answered(uploaded(UploadBegun.write(T.minusMillis(1), secret)));

        Answer followed = get(receipt(answered), null).is(200);
        assertThat(followed.at("/upload/begun")).isEqualTo(T.minusMillis(1).toString());
        assertThat(Instant.parse(followed.at("/upload/whole"))).isAfter(T);
        assertThat(Instant.parse(followed.at("/receivedAt"))).isAfter(T);
        Answer original = get("/api/staff/responses/" + answered.at("/response"), OFFICER);
        assertThat(original.json().at("/late").asBoolean()).isTrue();
        assertThat(original.at("/upload/begun")).isEqualTo(T.minusMillis(1).toString());
        Answer pdf = get(receipt(answered) + "/pdf", null).is(200);
        assertThat(followed.at("/signed"))
                .contains("upload-began " + T.minusMillis(1) + "\n", "upload-whole " + followed.at("/upload/whole"));
        try (PDDocument opened = Loader.loadPDF(pdf.response().body())) {
            assertThat(new PDFTextStripper().getText(opened))
                    .contains("Uppladdningen började", "15 december 2026 kl. 23.59.59", "Uppladdningen var klar");
        }
    }

    @Test
    void theFirstWholeUploadOfAFileIsTheOneThatCounts() {
        byte[] content = Bench.id("yttrande").getBytes(UTF_8);
        clock.moveTo(T.minusSeconds(60));
        Answer stored = upload(representative(body), "y.txt", content).is(201);
        clock.moveTo(T.plusSeconds(60));
        upload(representative(body), "y.txt", content).is(200);
        Answer followed = get(receipt(answered(stored)), null).is(200);
        assertThat(Instant.parse(followed.at("/upload/whole"))).isBefore(T);
    }

    @Test
    void anUploadBegunTooLateHasNothingToShow() {
        clock.moveTo(T.plusSeconds(5));
        Answer followed = get(receipt(answered(uploaded(UploadBegun.write(T.plusMillis(1), secret)))), null)
                .is(200);
        assertThat(followed.json().at("/upload").isMissingNode()).isTrue();
    }

    @Test
    void anAnswerInTimeHasNothingToShow() {
        clock.moveTo(T.minusSeconds(60));
        Answer answered = answered(uploaded(UploadBegun.write(T.minusSeconds(120), secret)));
        assertThat(get(receipt(answered), null).is(200).json().at("/upload").isMissingNode())
                .isTrue();
        assertThat(get(receipt(answered), null).at("/signed")).doesNotContain("upload-");
        Answer original = get("/api/staff/responses/" + answered.at("/response"), OFFICER);
        assertThat(original.json().at("/late").asBoolean()).isFalse();
    }

    @Test
    void nobodyButThePortalSaysWhenAnUploadBegan() {
        clock.moveTo(T.plusSeconds(5));
        Answer followed = get(receipt(answered(uploaded(UploadBegun.write(T.minusMillis(1), "gissat")))), null)
                .is(200);
        assertThat(followed.json().at("/upload").isMissingNode()).isTrue();
    }
}

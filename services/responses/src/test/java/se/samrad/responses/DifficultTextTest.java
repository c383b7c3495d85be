package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.DifficultText;

/** Difficult words as names of files and as texts of a draft: kept as they are, or refused by the name of the member. */
class DifficultTextTest extends WholeService {
    private final SoftAssertions all = new SoftAssertions();

    @AfterEach
    void together() {
        all.assertAll();
    }

    /** As it comes over the line: half a pair has no bytes. */
    private static String typed(String word) {
        return new String(word.getBytes(UTF_8), UTF_8);
    }

    private Answer tus(String verb, String path, String token, byte[] bytes, String... headers) {
        String[] more = new String[headers.length + 2];
        System.arraycopy(headers, 0, more, 2, headers.length);
        more[0] = "Tus-Resumable";
        more[1] = "1.0.0";
        return sendBytes(verb, path, token, bytes, more);
    }

    /** A file of this name, by parts: there the name is told as it is, whatever is in it. */
    private String upload(String uploads, String token, String name, byte[] content) {
        String told = "filename " + Base64.getEncoder().encodeToString(name.getBytes(UTF_8));
        String upload = tus(
                        "POST",
                        uploads,
                        token,
                        new byte[0],
                        "Upload-Length",
                        "" + content.length,
                        "Upload-Metadata",
                        told)
                .is(201)
                .header("Location");
        tus("PATCH", upload, token, content, "Upload-Offset", "0", "Content-Type", "application/offset+octet-stream")
                .is(204);
        return upload;
    }

    private void bearable(String what, String word, String name) {
        all.assertThat(name)
                .as(what + " " + word)
                .isNotBlank()
                .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069/\\\\]")
                .endsWith(".txt");
        // What can be shown of it is there.
        String bare = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        bare.codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> all.assertThat(name).as(what).contains(Character.toString(c)));
    }

    @Test
    void aFileIsCalledAsItsSenderCallsItWithoutWhatMisleadsAndCanBeSavedUnderThatName() {
        for (String word : DifficultText.ALL) {
            String consultation = openConsultation();
            String body = body();
            String token = representative(body);
            byte[] content = Bench.id("exempel").getBytes(UTF_8);
            String name = typed(word) + ".txt";
            String draft = draft(consultation, body);
            upload(draft + "/uploads", token, name, content);
            Answer read = get(draft, token).is(200);
            String kept = read.at("/files/0/name");
            bearable("draft", typed(word), kept);
            Answer saved =
                    get(draft + "/files/" + read.at("/files/0/id"), token).is(200);
            all.assertThat(saved.header("Content-Disposition"))
                    .as(word)
                    .startsWith("attachment; filename=\"")
                    .matches("[ -~]+");
            all.assertThat(saved.header("X-Fuzzed")).isEmpty();

            byte[] other = Bench.id("bilaga").getBytes(UTF_8);
            String upload = upload("/api/files/uploads", token, name, other);
            all.assertThat(get(upload, token).at("/file/name")).isEqualTo(kept);
            String files =
                    read.at("/files/0/sha256") + "\",\"" + get(upload, token).at("/file/sha256");
            Answer receipt = put(consultation, body, token, Bench.id("key"), "{\"files\":[\"" + files + "\"]}")
                    .is(201);
            for (String at : List.of("/files/0/name", "/files/1/name"))
                all.assertThat(receipt.at(at)).as(word).isEqualTo(kept);
        }
    }

    @Test
    void aTextOfADraftIsReadAsItWasWrittenOrRefusedByItsName() {
        String consultation = openConsultation();
        String body = body();
        String token = representative(body);
        String draft = draft(consultation, body);
        int kept = 0;
        for (int i = 0; i < DifficultText.ALL.size(); i++) {
            String word = DifficultText.ALL.get(i);
            String part = "t-ord-" + i;
            Answer saved = send("PUT", draft + "/parts/" + part, token, Json.write(Map.of("text", word)));
            if (saved.status() == 422) {
                all.assertThat(saved.at("/members/0/member")).as(word).isEqualTo("text");
                all.assertThat(saved.at("/members/0/reason")).as(word).isEqualTo("not-text");
                continue;
            }
            kept++;
            all.assertThat(saved.status()).as(word + saved.text()).isEqualTo(201);
            String read = get(draft + "/parts/" + part, token).is(200).at("/now/text");
            all.assertThat(read).isEqualTo(typed(word));
        }
        all.assertThat(kept).isGreaterThan(DifficultText.ALL.size() * 3 / 4);
    }
}

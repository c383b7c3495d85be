package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A body comes by the link of its letter, signed in or not, and each way leads to what it says. */
class FromTheLetterTest extends FormsHarness {
    private static final String INVITATION = REMISS + "/inbjudan/kommun-2";
    private static final String SVAR = REMISS + "/svar";

    /** Where a link of the invitation leads once its reader has signed in. */
    private String leadsTo(String words) throws Exception {
        Matcher link = Pattern.compile("href=\"/logga-in\\?till=([^&\"]*)[^>]*>" + words)
                .matcher(get(INVITATION).body());
        assertThat(link.find()).as(words).isTrue();
        return URLDecoder.decode(link.group(1), StandardCharsets.UTF_8);
    }

    @Test
    void whoIsNotSignedInComesToTheFormToAnswerAndToThePreviewToSayNothing() throws Exception {
        assertThat(leadsTo("Svara nu")).isEqualTo(SVAR + "?for=kommun-2");
        assertThat(leadsTo("Vi har inga synpunkter")).isEqualTo(SVAR + "/granska?for=kommun-2&stallning=NO_COMMENTS");
    }

    @Test
    void whatIsPreviewedForOneBodyIsNotShownForAnother() throws Exception {
        signIn("body:kommun-2", "body:kommun-3");
        submit(SVAR, "for", "kommun-2", "satt", "skriv", "text", "Tvåan säger ja.");
        assertThat(read(SVAR + "/granska?for=kommun-2")).contains("Tvåan säger ja.");
        assertThat(location(get(SVAR + "/granska?for=kommun-3"))).isEqualTo(SVAR + "?for=kommun-3");
    }

    @Test
    void theInvitationIsFoundHoweverManyWereAsked() throws Exception {
        String bodies = "/api/public/consultations/" + Example.ID + "/bodies";
        SERVICES.on("status", bodies, "{\"items\":[],\"page\":0,\"size\":200,\"total\":10000}");
        SERVICES.on("status", bodies + "?body=exempel-sist", Example.list("""
            {"body":"exempel-sist","name":"Exempelverket sist","status":"INVITED","deadline":"2026-09-30","meetings":0}\
            """));
        assertThat(read(REMISS + "/inbjudan/exempel-sist")).contains("Exempelverket sist");
    }

    @Test
    void aBodyThatWasNotAskedIsCalledByItsName() throws Exception {
        SERVICES.on(
                "status",
                "/api/public/bodies/exempelby",
                "{\"id\":\"exempelby\",\"name\":\"Exempelby kommun\",\"type\":\"MUNICIPALITY\"}");
        signIn("body:exempelby");
        submit(SVAR, "for", "exempelby", "satt", "skriv", "text", "Vi svarar ändå.");
        assertThat(read(SVAR + "/granska")).contains("Exempelby kommun", "Vi svarar ändå.");
    }
}

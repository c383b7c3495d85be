package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever reads the registered address of a body says who else may write and send. */
class NamingColleaguesTest extends FormsHarness {
    private static final String INVITATION = REMISS + "/inbjudan/kommun-2";

    @Test
    void whoNamesTheRegisteredAddressIsToldThatItSendsAlready() throws Exception {
        signIn("body:kommun-2", "registered:kommun-2");
        SERVICES.on("consultations", "/api/bodies/kommun-2/colleagues", """
            {"items":[{"email":"kommun@exempel.example","role":"REGISTERED"},{"email":"kim@exempel.example","role":"AUTHOR"}]}""");
        for (String role : new String[] {"AUTHOR", "APPROVER"}) {
            submit(INVITATION, "gor", "kollega", "kollega", "Kommun@Exempel.example", "roll", role);
            assertThat(read(INVITATION))
                    .contains("Kommun@Exempel.example är er registrerade adress. Den får redan skriva och skicka in")
                    .doesNotContain("men inte skicka in det.", "kan nu logga in");
        }
        submit(INVITATION, "gor", "kollega", "kollega", "kim@exempel.example", "roll", "AUTHOR");
        assertThat(read(INVITATION)).contains("kim@exempel.example kan nu logga in och skriva på svaret");
    }
}

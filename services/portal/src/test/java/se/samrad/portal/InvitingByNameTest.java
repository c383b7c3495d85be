package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitingByNameTest extends FormsHarness {
    @BeforeEach
    void tellStaff() {
        StaffExample.tell(SERVICES);
    }

    @Test
    void aPastedListOfNamesIsDecidedNameByNameAndNothingIsDoneWhileOneIsUndecided() throws Exception {
        signIn("staff:handlaggare");
        String names = "/arbetsyta/remisser/utkast/sandlista/namn";
        SERVICES.on("consultations", "/api/bodies/matches", """
                {"items":[
                 {"line":1,"name":"Exempelby kommun","outcome":"SAME","candidates":[{"body":"exempelby","name":"Exempelby kommun","because":"SPELLED_ALIKE"}]},
                 {"line":2,"name":"Exempelviks stad","outcome":"PERHAPS","type":"MUNICIPALITY","candidates":[{"body":"exempelvik","name":"Exempelviks kommun","because":"MUNICIPALITY"}]},
                 {"line":3,"name":"Exempelsällskapet","outcome":"NEW","type":"ASSOCIATION","candidates":[]},
                 {"line":4,"name":"exempelby kommun","outcome":"REPEATED","first":1,"candidates":[]}]}""");
        submit(
                names,
                "lista",
                "Exempelby kommun\nExempelviks stad\nExempelsällskapet\nexempelby kommun",
                "gor",
                "titta");
        assertThat(read(names))
                .contains("Finns i registret: 1. Kanske samma: 1. Nya: 1.")
                .contains("Exempelviks kommun", "samma kommun eller stad, skriven på annat sätt")
                .contains("Lägg in: Förening", "står redan på rad 1");
        submit(names, "lista", "…", "gor", "lagg-till", "rad-3", "ny:ASSOCIATION");
        assertThat(get(names).body()).contains("Välj vad Exempelviks stad betyder.");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().endsWith("/invitations"));
        SERVICES.on("consultations", "/api/bodies/exempelvik/aliases", "{\"version\":2}");
        SERVICES.on("consultations", "/api/bodies/imports", "{\"items\":[]}");
        SERVICES.on("consultations", "/api/consultations/utkast/invitations", "{\"items\":[]}");
        submit(names, "lista", "…", "gor", "lagg-till", "rad-2", "exempelvik", "rad-3", "ny:ASSOCIATION");
        assertThat(write("POST", "/api/bodies/exempelvik/aliases").text())
                .isEqualTo("{\"alias\":\"Exempelviks stad\"}");
        assertThat(write("POST", "/api/bodies/imports").text())
                .contains("\"id\":\"exempelsallskapet\"", "\"type\":\"ASSOCIATION\"");
        assertThat(write("POST", "/api/consultations/utkast/invitations").text())
                .isEqualTo("{\"bodies\":[\"exempelby\",\"exempelvik\",\"exempelsallskapet\"]}");
    }
}

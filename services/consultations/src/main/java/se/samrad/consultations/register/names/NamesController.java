package se.samrad.consultations.register.names;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.register.BodyRegister;
import se.samrad.consultations.register.names.NameMatches.Match;
import se.samrad.contracts.PlainText;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;

/** Says which bodies of the register a pasted list of names means. Changes nothing. */
@RestController
class NamesController {
    private static final int BYTES_MAX = 2_000_000;

    record Matches(List<Match> items) {}

    private final BodyRegister register;

    NamesController(BodyRegister register) {
        this.register = register;
    }

    /** The body is the list as it is: text, one name a line, in UTF-8, UTF-16 with its mark, or Windows-1252. */
    @PostMapping("/api/bodies/matches")
    Matches match(HttpServletRequest request) throws IOException {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        byte[] content = request.getInputStream().readNBytes(BYTES_MAX + 1);
        if (content.length > BYTES_MAX) throw Rejected.tooLarge("names", "too-large");
        List<NameList.Written> names = NameList.read(PlainText.decode(content));
        if (names.isEmpty()) throw Rejected.member("names", "missing");
        if (names.size() > NameList.NAMES_MAX) throw Rejected.tooLarge("names", "too-many-rows");
        return new Matches(NameMatches.all(names, new RowIndex(register.named())));
    }
}

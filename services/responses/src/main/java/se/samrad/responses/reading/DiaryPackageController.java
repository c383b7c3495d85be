package se.samrad.responses.reading;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.Facts;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.files.FileNames;
import se.samrad.responses.sealing.Opening;

/** Hands a response over to the authority's own diary. */
@RestController
class DiaryPackageController {
    private final Originals originals;
    private final Consulted consulted;
    private final DiaryPackage diary;

    DiaryPackageController(Originals originals, Consulted consulted, DiaryPackage diary) {
        this.originals = originals;
        this.consulted = consulted;
        this.diary = diary;
    }

    @GetMapping("/api/staff/responses/{id}/package")
    void diaryPackage(@PathVariable String id, HttpServletResponse answer) throws IOException {
        Caller.current().require(Scopes.REGISTRAR, Scopes.SECURITY);
        ResponseId response = ResponseId.existing(id);
        Original original = originals.original(response, Opening.whole(originals.forStaff(response, "package")));
        Facts facts = consulted.known(response.consultation()).facts();
        List<Original> others = originals.others(response, original.record());
        diary.write(original, others, facts, () -> {
            answer.setContentType("application/zip");
            answer.setHeader("Content-Disposition", FileNames.attachment(DiaryPackage.name(original)));
            answer.setHeader("X-Content-Type-Options", "nosniff");
            answer.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            answer.setHeader("Cache-Control", "no-store");
            return answer.getOutputStream();
        });
    }
}

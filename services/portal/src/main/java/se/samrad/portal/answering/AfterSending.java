package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.wording.Wording;

/** Where the reader goes on from what came of the sending: to the receipt, or back to what is to be changed. */
@Component
class AfterSending {
    private final DraftSpace drafts;
    private final KeptForms kept;

    AfterSending(DraftSpace drafts, KeptForms kept) {
        this.drafts = drafts;
        this.kept = kept;
    }

    String leadsTo(
            Outcome<Sending.Receipt> outcome,
            Form form,
            Caller caller,
            ConsultationView consultation,
            Wording say,
            HttpServletRequest request) {
        String path = AnswerForm.path(consultation.id());
        if (outcome instanceof Outcome.Refused<Sending.Receipt> refused
                && "draft-changed".equals(refused.problem().reason())) {
            drafts.catchUp(caller, consultation, form.text(AnswerForm.FOR), form);
            form.wrong(null, say.text("draft.changed-before-sending"));
            kept.keep(request, path, form);
            return "redirect:" + path + "/granska#fel";
        }
        if (outcome instanceof Outcome.Refused<Sending.Receipt> refused
                && "version-mismatch".equals(refused.problem().reason())) {
            form.put(Form.VERSION, "");
            form.wrong(null, say.text(AnswerForm.you(form) + ".changed-meanwhile"));
            kept.keep(request, path, form);
            return "redirect:" + path + "#fel";
        }
        Sending.Receipt receipt = form.taken(outcome, say, AnswerForm.fields(form, consultation));
        if (receipt != null) {
            // What was typed meanwhile in another tab has not been sent.
            boolean same = kept.find(request, path)
                    .filter(other -> other.saysMoreThan(form))
                    .isEmpty();
            if (same) kept.drop(request, path);
            String url = receipt.url();
            return "redirect:" + (url != null && url.startsWith("/kvittens/") ? url : "/remisser/" + consultation.id());
        }
        kept.keep(request, path, form);
        return "redirect:" + path + "#fel";
    }
}

package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Members;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.ui.Choice;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What the manager does with members. */
@Controller
@RequestMapping("/operator/members")
class MemberController {

    private static final String ROOT = "/operator/members";

    private final Organisations organisations;
    private final Members members;
    private final MemberQuery pages;
    private final DayClock dayClock;
    private final Idempotency idempotency;

    MemberController(
            Organisations organisations,
            Members members,
            MemberQuery pages,
            DayClock dayClock,
            Idempotency idempotency) {
        this.organisations = organisations;
        this.members = members;
        this.pages = pages;
        this.dayClock = dayClock;
        this.idempotency = idempotency;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        UUID client = organisation.isEmpty()
                ? null
                : organisations.organisationId(organisation).value();
        var slice = pages.list(query, client, state, cursor);
        var next = slice.next() == null
                ? null
                : UriComponentsBuilder.fromPath(ROOT)
                        .queryParam("query", "{query}")
                        .queryParam("organisation", "{organisation}")
                        .queryParam("state", "{state}")
                        .queryParam("cursor", slice.next())
                        .encode()
                        .buildAndExpand(query, organisation, state)
                        .toUriString();
        model.addAttribute("list", new MemberListPage(query, organisation, state, bySlug(), slice.items(), next));
        return "organisations/members";
    }

    /** Of the only client there is, unless somebody says otherwise. */
    @GetMapping("/new")
    ModelAndView blank() {
        var clients = organisations.organisations();
        return form(
                ROOT,
                clients.size() == 1 ? MemberForm.ofClient(clients.getFirst().id()) : MemberForm.BLANK,
                null);
    }

    @PostMapping
    ModelAndView add(FilledForm form, RedirectAttributes redirect) {
        var organisation = organisation(form);
        var details = MemberForm.read(form);
        var invited = form.ticked("invited");
        return form.send(this::blank, () -> {
            var id = organisations.addMember(organisation.get(), details.get(), dayClock.today());
            if (invited && details.get().email() != null) {
                flash(redirect, members.invite(id));
            } else {
                Flash.done(redirect, "organisations.member.added", details.get().name());
            }
            return to(id);
        });
    }

    @GetMapping("/{member}")
    ModelAndView member(@PathVariable MemberId member) {
        var sheet = pages.sheet(member);
        return form(ROOT + "/" + member, sheet.form(), sheet);
    }

    @PostMapping("/{member}")
    ModelAndView change(@PathVariable MemberId member, FilledForm form, RedirectAttributes redirect) {
        var organisation = organisation(form);
        var details = MemberForm.read(form);
        form.errorAt("organisation", "organisations.member.moves-once-prolonged");
        return form.send(() -> member(member), () -> {
            members.changeMember(member, organisation.get(), details.get(), form.version());
            Flash.done(redirect, "organisations.member.changed", details.get().name());
            return to(member);
        });
    }

    @PostMapping("/{member}/confirmation")
    String confirm(@PathVariable MemberId member, @RequestParam int version, RedirectAttributes redirect) {
        members.confirmGuest(member, version);
        Flash.done(redirect, "organisations.member.confirmed");
        return to(member);
    }

    @PostMapping("/{member}/end")
    ModelAndView end(@PathVariable MemberId member, FilledForm form, RedirectAttributes redirect) {
        var lastDay = form.day("lastDay");
        return form.send(() -> member(member), () -> {
            members.endEligibility(member, lastDay.get(), form.version());
            Flash.done(redirect, "organisations.ended", lastDay.get());
            return to(member);
        });
    }

    @PostMapping("/{member}/prolongation")
    String prolong(@PathVariable MemberId member, @RequestParam int version, RedirectAttributes redirect) {
        members.prolongEligibility(member, version);
        Flash.done(redirect, "organisations.member.prolonged");
        return to(member);
    }

    /** The member gets an account and a mail that lets them choose a password. */
    @PostMapping("/{member}/invitation")
    String invite(@PathVariable MemberId member, IdempotencyKey key, RedirectAttributes redirect) {
        return idempotency.onceForm(key, member, () -> {
            flash(redirect, members.invite(member));
            return to(member);
        });
    }

    private static void flash(RedirectAttributes redirect, @Nullable String link) {
        if (link == null) {
            Flash.done(redirect, "organisations.member.invited");
        } else {
            Flash.handOver(redirect, link, "organisations.member.hand-over");
        }
    }

    private Supplier<OrganisationId> organisation(FilledForm form) {
        return form.choice(
                "organisation",
                it -> organisations
                        .organisation(new OrganisationId(UUID.fromString(it)))
                        .id());
    }

    private List<Choice> bySlug() {
        return organisations.organisations().stream()
                .map(it -> new Choice(it.slug(), it.name()))
                .toList();
    }

    private ModelAndView form(String action, MemberForm known, @Nullable MemberSheet sheet) {
        var view = new ModelAndView("organisations/member");
        view.addObject("action", action);
        view.addObject("known", known);
        view.addObject("sheet", sheet);
        view.addObject(
                "organisations",
                organisations.organisations().stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        return view;
    }

    private static String to(MemberId member) {
        return "redirect:" + ROOT + "/" + member;
    }
}

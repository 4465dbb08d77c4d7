package graph

import "slices"

// audience gives a statement that came without an audience the usual one, and refuses a wider one than those whom it
// is about agreed to.
//
// Stating one's own interest is consent to the audience chosen: the author is then the principal itself, and bound to
// the subject. Whoever else edits a statement that was widened narrows it to the stewards again, until it is
// consented to anew.
func (d *draft) audience(before, after Entity) error {
	stated, is := after.(Stated)
	if !is {
		return nil
	}
	said := stated.Said()
	if said.Audience == "" {
		said.Audience = d.usualAudience(stated)
	}
	if said.Audience == AudienceAuthor && said.Author != d.principal.ID && before == nil {
		return Invalid([]string{"audience"}, "only the author itself can keep a statement to the author")
	}
	if said.Audience.width() <= AudienceStewards.width() {
		said.Consents = nil
		return nil
	}
	missing := d.withoutConsent(stated)
	if len(missing) == 0 {
		return d.checkPhase(before, said)
	}
	if before != nil && before.(Stated).Said().Audience == said.Audience {
		said.Audience, said.Consents = AudienceStewards, nil
		return nil
	}
	return Invalid([]string{"audience"}, "%s has not consented to the audience %s", missing[0], said.Audience)
}

// usualAudience is the narrowest that serves: what is said about a person stays with who said it, unless that person
// said it; what is said of the network as a whole is everybody's; all else is the stewards'.
func (d *draft) usualAudience(s Stated) Audience {
	subjects := s.Subjects(d.whole)
	if i, is := s.(*Interest); is && i.Level() == LevelNetwork {
		return AudiencePartners
	}
	if _, is := s.(*Representation); is {
		return AudienceStewards
	}
	for _, id := range subjects {
		if kind, _ := id.Kind(); kind == KindIndividual && !d.principal.BoundTo(id) && s.Said().Author == d.principal.ID {
			return AudienceAuthor
		}
	}
	return AudienceStewards
}

// withoutConsent returns the subjects that have not agreed to the statement's audience.
func (d *draft) withoutConsent(s Stated) []ID {
	said := s.Said()
	var missing []ID
	for _, id := range s.Subjects(d.whole) {
		own := said.Author == d.principal.ID && d.principal.BoundTo(id)
		agreed := slices.ContainsFunc(said.Consents, func(c Consent) bool {
			return c.Subject == id && c.Audience.width() >= said.Audience.width()
		})
		if !own && !agreed {
			missing = append(missing, id)
		}
	}
	return missing
}

// checkPhase refuses to widen what is said in a collaboration before its partners share (phase SHARING).
func (d *draft) checkPhase(before Entity, said *Statement) error {
	if said.Collaboration == "" {
		return nil
	}
	if before != nil && before.(Stated).Said().Audience.width() >= said.Audience.width() {
		return nil // it was wide already, and a phase rolled back narrows nothing
	}
	c, is := d.whole.Find(said.Collaboration).(*Collaboration)
	if is && !c.Phase.Reached(PhaseSharing) {
		return Invalid([]string{"audience"}, "the collaboration is in phase %s; statements in it are shared from SHARING on", c.Phase)
	}
	return nil
}

//! Turns a question of the port into what Cedar asks: one principal, one action, one resource, and what is known of
//! them. Ids go in as values, never as text that anybody parses.
//!
//! The question is held to the schema each time. What is known is of the schema's shape because this file builds it so,
//! which a test shows; holding it to the schema each time would take three times as long as deciding. Where something
//! is missing all the same, a policy that needs it fails, and that is a no.

use std::sync::Arc;

use cedar_policy::{
    Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, Request, RestrictedExpression, Schema,
};
use domain::ids::ProgrammeId;
use runtime::ports::access::{About, AboutPerson, Asker, Doing, Role};

/// Why there is no question to decide.
#[derive(Debug)]
pub(crate) enum Unasked {
    /// The doing is not done to such a thing: nobody erases a site.
    NoSuchQuestion,
    /// What is known does not fit the schema, which is a mistake of ours.
    Fault,
}

/// What the schema knows: the kinds of things, by name, and what can be done.
#[derive(Debug)]
pub(crate) struct Kinds {
    actions: Vec<(Doing, Entity)>,
    person: EntityTypeName,
    programme: EntityTypeName,
    programme_at_site: EntityTypeName,
    role: EntityTypeName,
    site: EntityTypeName,
    staff: EntityTypeName,
}

impl Kinds {
    /// Looks up the names once. None where the schema does not know a doing of the port.
    pub(crate) fn of(schema: &Schema) -> Option<Self> {
        let action: EntityTypeName = "Action".parse().ok()?;
        let known = schema.action_entities().ok()?;
        let actions =
            Doing::ALL.map(|doing| Some((doing, known.get(&uid(&action, doing.as_str()))?.clone())));
        Some(Self {
            actions: actions.into_iter().collect::<Option<_>>()?,
            person: "Person".parse().ok()?,
            programme: "Programme".parse().ok()?,
            programme_at_site: "ProgrammeAtSite".parse().ok()?,
            role: "Role".parse().ok()?,
            site: "Site".parse().ok()?,
            staff: "Staff".parse().ok()?,
        })
    }

    /// The question as Cedar asks it, held to the schema, and what is known of those in it.
    pub(crate) fn ask(
        &self,
        schema: &Schema,
        asker: &Asker,
        doing: Doing,
        about: &About,
    ) -> Result<(Request, Entities), Unasked> {
        let principal = uid(&self.staff, &asker.id);
        let (_, action) = self.actions.iter().find(|(one, _)| *one == doing).ok_or(Unasked::Fault)?;
        let (resource, known) = self.resource(about)?;
        let request = Request::new(principal.clone(), action.uid(), resource, Context::empty(), Some(schema))
            .map_err(|_| Unasked::NoSuchQuestion)?;
        let known = known.into_iter().chain([self.asker(principal, asker)?, action.clone()]);
        let entities = Entities::from_entities(known, None).map_err(|_| Unasked::Fault)?;
        Ok((request, entities))
    }

    fn asker(&self, principal: EntityUid, asker: &Asker) -> Result<Entity, Unasked> {
        let programmes = asker.programmes.iter().map(|programme| self.programme(programme));
        let attributes = [
            ("active", RestrictedExpression::new_bool(asker.active)),
            ("site", value(&self.site, asker.site.as_str())),
            ("programmes", RestrictedExpression::new_set(programmes)),
        ];
        let roles = asker.roles.iter().map(|role: &Role| uid(&self.role, role.as_str()));
        entity(principal, attributes, roles)
    }

    fn resource(&self, about: &About) -> Result<(EntityUid, Option<Entity>), Unasked> {
        match about {
            About::Site(site) => Ok((uid(&self.site, site.as_str()), None)),
            About::Programme { site, programme } => {
                let this = uid(&self.programme_at_site, "this");
                let attributes =
                    [("site", value(&self.site, site.as_str())), ("programme", self.programme(programme))];
                Ok((this.clone(), Some(entity(this, attributes, [])?)))
            }
            About::Person(person) => {
                let this = uid(&self.person, "this");
                Ok((this.clone(), Some(self.person(this, person)?)))
            }
        }
    }

    fn person(&self, this: EntityUid, person: &AboutPerson) -> Result<Entity, Unasked> {
        let attributes = [
            ("site", value(&self.site, person.site.as_str())),
            ("team", self.staff(&person.team)),
            ("excluded", self.staff(&person.excluded)),
            ("restrictedTo", self.staff(&person.restricted_to)),
            ("brokenGlass", self.staff(&person.broken_glass)),
        ];
        let lane = match &person.lane {
            None => None,
            Some(lane) => {
                let fields = [
                    ("programme".to_owned(), self.programme(&lane.programme)),
                    ("team".to_owned(), self.staff(&lane.team)),
                ];
                let record = RestrictedExpression::new_record(fields).map_err(|_| Unasked::Fault)?;
                Some(("lane", record))
            }
        };
        entity(this, attributes.into_iter().chain(lane), [])
    }

    fn programme(&self, programme: &ProgrammeId) -> RestrictedExpression {
        value(&self.programme, programme.as_str())
    }

    fn staff(&self, ids: &[Arc<str>]) -> RestrictedExpression {
        RestrictedExpression::new_set(ids.iter().map(|id| value(&self.staff, id)))
    }
}

fn uid(kind: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
}

fn value(kind: &EntityTypeName, id: &str) -> RestrictedExpression {
    RestrictedExpression::new_entity_uid(uid(kind, id))
}

fn entity(
    this: EntityUid,
    attributes: impl IntoIterator<Item = (&'static str, RestrictedExpression)>,
    parents: impl IntoIterator<Item = EntityUid>,
) -> Result<Entity, Unasked> {
    let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Entity::new(this, attributes, parents.into_iter().collect()).map_err(|_| Unasked::Fault)
}

//! Reads the policies, holds them to the schema, and decides by them.
//!
//! Cedar passes over a policy that fails while it is evaluated, as if it were not there: a forbid that fails would open
//! the door. So whatever fails, in the question, in what is known or in a policy, is a no here.

use std::fmt;

use cedar_policy::{
    AuthorizationError, Authorizer, Decision as Ruling, Entities, PolicyId, PolicySet, Request, Schema,
    ValidationMode, Validator,
};
use runtime::ports::access::{About, Access, Asker, Decision, Doing};

use crate::named::all_named;
use crate::question::{Kinds, Unasked};

const SCHEMA: &str = include_str!("../policies/waymark.cedarschema");

/// What a decision names in place of a policy where an id of the question is no id.
pub const MALFORMED: &str = "malformed-id";
/// What it names where the doing is not done to such a thing: nobody erases a site.
pub const NO_SUCH_QUESTION: &str = "no-such-question";
/// What it names where something failed inside.
pub const FAULT: &str = "fault";

/// Decides by policies.
pub struct Policies {
    authorizer: Authorizer,
    kinds: Kinds,
    schema: Schema,
    set: PolicySet,
}

/// Why policies cannot be decided by.
#[derive(Debug)]
pub enum PolicyError {
    /// The schema cannot be read.
    Schema(String),
    /// The text is no policies.
    Text(String),
    /// A policy without `@id`, or with one that is not its own; by its beginning.
    Unnamed(String),
    /// A policy without `@why`; by its id.
    Unexplained(String),
    /// Policies that speak of what there is not, or can never apply.
    Invalid(String),
}

impl fmt::Display for PolicyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schema(what) => write!(out, "the schema of the policies cannot be read: {what}"),
            Self::Text(what) => write!(out, "the policies cannot be read: {what}"),
            Self::Unnamed(which) => write!(out, "a policy has no `@id` of its own: {which}"),
            Self::Unexplained(which) => write!(out, "the policy `{which}` does not say `@why`"),
            Self::Invalid(what) => write!(out, "the policies do not fit the schema: {what}"),
        }
    }
}

impl std::error::Error for PolicyError {}

impl fmt::Debug for Policies {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Policies").field("ids", &self.ids()).finish_non_exhaustive()
    }
}

impl Policies {
    /// The policies that come with Waymark, a topic each: its name and its text.
    pub const BUILT_IN: [(&str, &str); 6] = [
        ("walls", include_str!("../policies/walls.cedar")),
        ("facilitators", include_str!("../policies/facilitators.cedar")),
        ("treatment managers", include_str!("../policies/treatment_managers.cedar")),
        ("programme team", include_str!("../policies/programme_team.cedar")),
        ("offices", include_str!("../policies/offices.cedar")),
        ("broken glass", include_str!("../policies/broken_glass.cedar")),
    ];

    /// The policies that come with Waymark.
    ///
    /// # Errors
    /// Where they do not fit the schema; a test shows that they do.
    pub fn built_in() -> Result<Self, PolicyError> {
        let texts: Vec<&str> = Self::BUILT_IN.iter().map(|(_, text)| *text).collect();
        Self::read(&texts.join("\n"))
    }

    /// Reads policies and holds them to the schema, strictly: a warning is a refusal too.
    ///
    /// # Errors
    /// Where one cannot be read, has no `@id` or `@why`, or does not fit the schema.
    pub fn read(text: &str) -> Result<Self, PolicyError> {
        let (schema, warnings) =
            Schema::from_cedarschema_str(SCHEMA).map_err(|error| PolicyError::Schema(error.to_string()))?;
        if let Some(warning) = warnings.into_iter().next() {
            return Err(PolicyError::Schema(warning.to_string()));
        }
        let kinds = Kinds::of(&schema)
            .ok_or_else(|| PolicyError::Schema("it does not know everything that can be done".to_owned()))?;
        let set = named(text)?;
        let result = Validator::new(schema.clone()).validate(&set, ValidationMode::Strict);
        let wrong: Vec<String> = result
            .validation_errors()
            .map(ToString::to_string)
            .chain(result.validation_warnings().map(ToString::to_string))
            .collect();
        if !wrong.is_empty() {
            return Err(PolicyError::Invalid(wrong.join("; ")));
        }
        Ok(Self { authorizer: Authorizer::new(), kinds, schema, set })
    }

    /// The ids of the policies, in order.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.set.policies().map(|policy| policy.id().as_ref()).collect();
        ids.sort_unstable();
        ids
    }

    /// Why there is this policy, in a sentence.
    #[must_use]
    pub fn why(&self, id: &str) -> Option<&str> {
        self.set.annotation(&PolicyId::new(id), "why")
    }

    /// What the policies say of a question that fits the schema.
    fn rule(&self, request: &Request, entities: &Entities) -> Decision {
        let answer = self.authorizer.is_authorized(request, &self.set, entities);
        if let Some(AuthorizationError::PolicyEvaluationError(error)) = answer.diagnostics().errors().next() {
            // The error may quote values, the policy's id does not.
            tracing::error!(access.policy = %error.policy_id(), "a policy failed while it was evaluated; the answer is no.");
            return no(FAULT);
        }
        let mut policies: Vec<String> = answer.diagnostics().reason().map(ToString::to_string).collect();
        policies.sort_unstable();
        Decision { allowed: answer.decision() == Ruling::Allow, policies }
    }
}

impl Access for Policies {
    fn decide(&self, asker: &Asker, doing: Doing, about: &About) -> Decision {
        if !all_named(asker, about) {
            return no(MALFORMED);
        }
        match self.kinds.ask(&self.schema, asker, doing, about) {
            Ok((request, entities)) => self.rule(&request, &entities),
            Err(Unasked::NoSuchQuestion) => no(NO_SUCH_QUESTION),
            Err(Unasked::Fault) => {
                tracing::error!(
                    access.doing = doing.as_str(),
                    "what is known does not fit the schema; the answer is no."
                );
                no(FAULT)
            }
        }
    }
}

fn no(which: &str) -> Decision {
    Decision { allowed: false, policies: vec![which.to_owned()] }
}

/// The policies of a text under the ids they give themselves.
fn named(text: &str) -> Result<PolicySet, PolicyError> {
    let numbered: PolicySet =
        text.parse().map_err(|error: cedar_policy::ParseErrors| PolicyError::Text(error.to_string()))?;
    if let Some(template) = numbered.templates().next() {
        return Err(PolicyError::Text(format!("`{template}` leaves out whom it is about")));
    }
    let mut set = PolicySet::new();
    for policy in numbered.policies() {
        let beginning = || policy.to_string().chars().take(80).collect();
        let Some(id) = policy
            .annotation("id")
            .filter(|id| !id.is_empty() && ![MALFORMED, NO_SUCH_QUESTION, FAULT].contains(id))
        else {
            return Err(PolicyError::Unnamed(beginning()));
        };
        if policy.annotation("why").is_none_or(str::is_empty) {
            return Err(PolicyError::Unexplained(id.to_owned()));
        }
        set.add(policy.new_id(PolicyId::new(id))).map_err(|_| PolicyError::Unnamed(id.to_owned()))?;
    }
    Ok(set)
}

#[cfg(test)]
mod tests;

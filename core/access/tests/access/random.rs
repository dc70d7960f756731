//! Random questions against the oracle: few names, so that they meet; now and then one that is no id.

use std::sync::Arc;
use std::time::{Duration, Instant};

use access::Policies;
use domain::ids::{ProgrammeId, SiteId};
use runtime::ports::access::{About, AboutPerson, Access, Asker, Doing, Lane, Role};

use crate::oracle::may;

/// Numbers that look random and are the same every time (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % bound as u64).expect("below the bound")
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn id(&mut self, names: &[&str]) -> String {
        let broken = ["", " a", "a\n", "\u{0}", "\u{85}"];
        if self.one_in(400) {
            return broken[self.below(broken.len())].to_owned();
        }
        names[self.below(names.len())].to_owned()
    }

    fn staff(&mut self, most: usize) -> Vec<Arc<str>> {
        (0..self.below(most + 1)).map(|_| self.id(&["a", "b", "A", "a\"b"]).into()).collect()
    }

    fn programme(&mut self) -> ProgrammeId {
        self.id(&["p", "q"]).into()
    }

    fn site(&mut self) -> SiteId {
        self.id(&["s", "s", "t"]).into()
    }

    fn asker(&mut self) -> Asker {
        Asker {
            id: self.id(&["a", "b", "A", "a\"b"]).into(),
            site: self.site(),
            roles: (0..=self.below(3)).map(|_| self.role()).collect(),
            programmes: (0..self.below(3)).map(|_| self.programme()).collect(),
            active: !self.one_in(12),
        }
    }

    /// Half of them the two that most is said about.
    fn role(&mut self) -> Role {
        let all = [&Role::ALL[..], &[Role::Facilitator, Role::TreatmentManager].repeat(3)[..]].concat();
        all[self.below(all.len())]
    }

    /// The place of a doing in their list: mostly one that is done to such a thing.
    fn doing(&mut self, about: &About) -> usize {
        let done = |doing: &Doing| match about {
            _ if *doing == Doing::Supervise => true,
            About::Programme { .. } => false,
            About::Person(_) => !SITE_ONLY.contains(doing),
            About::Site(_) => SITE_ONLY.contains(doing) || *doing == Doing::FindPerson,
        };
        loop {
            let which = self.below(Doing::ALL.len());
            if done(&Doing::ALL[which]) || self.one_in(20) {
                return which;
            }
        }
    }

    fn about(&mut self) -> About {
        match self.below(10) {
            0 => About::Site(self.site()),
            1 => About::Programme { site: self.site(), programme: self.programme() },
            _ => About::Person(AboutPerson {
                site: self.site(),
                team: self.staff(3),
                lane: (!self.one_in(5)).then(|| Lane { programme: self.programme(), team: self.staff(2) }),
                excluded: if self.one_in(3) { self.staff(2) } else { Vec::new() },
                restricted_to: if self.one_in(3) { self.staff(2) } else { Vec::new() },
                broken_glass: if self.one_in(2) { self.staff(2) } else { Vec::new() },
            }),
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the long run is asked for by the environment")]
fn random_questions_are_answered_as_documented() {
    let many = if std::env::var_os("WAYMARK_LONG").is_some() { MANY } else { FEW };
    let policies = Policies::built_in().expect("policies");
    let seed = 20_261_125;
    let mut numbers = Numbers(seed);
    let mut spent = Duration::ZERO;
    let (mut yes, mut no) = ([0_usize; Doing::ALL.len()], [0_usize; Doing::ALL.len()]);
    for number in 0..many {
        let (asker, about) = (numbers.asker(), numbers.about());
        let which = numbers.doing(&about);
        let doing = Doing::ALL[which];
        let begun = Instant::now();
        let decision = policies.decide(&asker, doing, &about);
        spent += begun.elapsed();
        let documented = may(&asker, doing, &about);
        assert_eq!(
            decision.allowed, documented,
            "question {number} of seed {seed}: {asker:?} {doing:?} {about:?} {decision:?}"
        );
        let counts = if documented { &mut yes } else { &mut no };
        counts[which] += 1;
    }
    let (allowed, refused) = (yes.iter().sum::<usize>(), no.iter().sum::<usize>());
    println!("{many} questions, {allowed} allowed, {refused} refused, {:?} a decision", spent / many);
    for (which, doing) in Doing::ALL.iter().enumerate() {
        assert!(
            yes[which] > 100 && no[which] > 100,
            "{doing:?}: {} allowed, {} refused",
            yes[which],
            no[which]
        );
    }
}

const SITE_ONLY: [Doing; 4] = [Doing::OpenPerson, Doing::ManageStaff, Doing::ReadAudit, Doing::Operate];
const FEW: u32 = 100_000;
const MANY: u32 = 1_000_000;

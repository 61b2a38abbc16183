//! Tests that run on both databases.

/// Each of these tests runs on both databases, and names the database in its path.
macro_rules! on_both_databases {
    (with_a_mail_server: $($name:ident,)*) => {
        mod on_sqlite {
            $(#[test] #[ignore = "needs a mail server: script/test-server"] fn $name() { super::$name(super::Kind::Sqlite); })*
        }
        mod on_postgres {
            $(#[test] #[ignore = "needs PostgreSQL: script/test-server"] fn $name() { super::$name(super::Kind::Postgres); })*
        }
    };
    (with_an_account_provider: $($name:ident,)*) => {
        mod on_sqlite {
            $(#[test] #[ignore = "needs Node: script/test-server"] fn $name() { super::$name(super::Kind::Sqlite); })*
        }
        mod on_postgres {
            $(#[test] #[ignore = "needs PostgreSQL: script/test-server"] fn $name() { super::$name(super::Kind::Postgres); })*
        }
    };
    ($($name:ident,)*) => {
        mod on_sqlite {
            $(#[test] fn $name() { super::$name(super::Kind::Sqlite); })*
        }
        mod on_postgres {
            $(#[test] #[ignore = "needs PostgreSQL: script/test-server"] fn $name() { super::$name(super::Kind::Postgres); })*
        }
    };
}

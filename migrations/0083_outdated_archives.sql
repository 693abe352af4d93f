-- The task finds the archives that an erasure outdated by their mark.
grant select (code) on app.archive to steel_jobs;

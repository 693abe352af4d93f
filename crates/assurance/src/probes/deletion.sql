--! remove_ended
select app.remove_ended(:workspace, :at, :place, :many) as gone;

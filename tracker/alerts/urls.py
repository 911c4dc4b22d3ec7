"""The addresses of the alerts room, from the site's root. A one-click POST may come with or without the last slash."""

from django.urls import path

from tracker.alerts.views import manage, sign_up, stop

app_name = "alerts"
urlpatterns = [
    path("subscribe/", sign_up.subscribe_page, name="subscribe"),
    path("subscribe/asked/", sign_up.asked_page, name="asked"),
    path("manage/", manage.ask_page, name="ask"),
    path("manage/<str:word>/", manage.manage_page, name="manage"),
    path("confirm/<str:token>/", sign_up.confirm_page, name="confirm"),
    path("unsubscribe/<str:token>/", stop.unsubscribe_page, name="unsubscribe"),
    path("unsubscribe/<str:token>", stop.unsubscribe_page),
    path("staff/reach/<int:change_id>/", stop.reach_page, name="reach"),
]
